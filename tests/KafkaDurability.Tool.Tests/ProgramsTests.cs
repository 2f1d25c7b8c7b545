using KafkaDurability.Tool.Analysis;
using KafkaDurability.Tool.Loading;
using KafkaDurability.Tool.Output;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Tool.Tests;

/// <summary>Projects joined as one program. A type that two of them have may be meant by either, so each speaks for itself there.</summary>
public sealed class ProgramsTests
{
    private const string Loop = """
        using Confluent.Kafka;

        public class {0}
        {
            public void Run(CancellationToken token)
            {
                using var consumer = new ConsumerBuilder<Ignore, string>(Settings.Of()).Build();
                consumer.Subscribe("orders");
                try
                {
                    while (true)
                    {
                        var result = consumer.Consume(token);
                        File.AppendAllText("orders", result.Message.Value);
                        {1}
                    }
                }
                finally
                {
                    consumer.Close();
                }
            }
        }
        """;

    private const string Settings = "using Confluent.Kafka;\n\nstatic class Settings { public static ConsumerConfig Of() => new() { GroupId = \"g\", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = {0} }; }\n";

    [Fact]
    public async Task Each_project_keeps_its_own_type_and_what_mentions_none_is_still_seen_across()
    {
        using var folder = new Folder()
            .With("Library/Settings.cs", Settings.Replace("{0}", "false"))
            .With("Library/Archive.cs", Loop.Replace("{0}", "Archive").Replace("{1}", "consumer.Commit(result);"))
            .With("Library/Inbox.cs", Code.Inbox)
            .With("Service/Settings.cs", Settings.Replace("{0}", "true"))
            .With("Service/Worker.cs", Loop.Replace("{0}", "Worker").Replace("{1}", ""))
            .With("Service/Bills.cs", Code.Bills);
        using var code = Load(folder, "Library", "Service");
        var result = await Scanner.ScanAsync(code, AcceptedFindings.None, withClients: true, new Silent(), CancellationToken.None);
        Assert.Equal(
            [("Archive", "at least once"), ("Inbox", "at most once"), ("Worker", "at most once")],
            result.Clients.Select(client => (client.Name, client.Guarantee)));
        Assert.Equal(
            [("KD2104", "Bills.cs", true), ("KD2001", "Settings.cs", false)],
            result.Findings.Where(finding => finding.Level == "warning").Select(finding => (finding.Id, Path.GetFileName(finding.At.Path), finding.IsAcrossProjects)));
    }

    /// <summary>Where nothing is restored the project file is all that tells.</summary>
    [Theory]
    [InlineData("<PackageReference Include=\"Microsoft.NET.Test.Sdk\" />", 0)]
    [InlineData("<PackageReference Include=\"Confluent.Kafka\" />", 1)]
    public async Task A_project_with_tests_is_no_program(string reference, int programs)
    {
        using var folder = new Folder()
            .With("Library/Inbox.cs", Code.Inbox)
            .With("Service/Bills.cs", Code.Bills)
            .With("Service/Service.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup>{reference}</ItemGroup></Project>");
        using var code = Load(folder, "Library", "Service");
        Assert.Equal(programs, (await Programs.OfAsync(code, CancellationToken.None)).Count);
    }

    /// <summary>Projects of which each uses the one before.</summary>
    private static LoadedCode Load(Folder folder, params string[] names)
    {
        var solution = new AdhocWorkspace().CurrentSolution;
        ProjectId? before = null;
        foreach (var name in names)
        {
            solution = LooseLoader.Add(solution, folder.Of(name), name, SourceFiles.Under(folder.Of(name)), [], CancellationToken.None);
            var id = solution.ProjectIds.Single(project => solution.GetProject(project)!.Name == name);
            solution = solution.WithProjectFilePath(id, folder.Of($"{name}/{name}.csproj"));
            solution = before is null ? solution : solution.AddProjectReference(id, new ProjectReference(before));
            before = id;
        }

        return new LoadedCode(folder.Path, solution, solution.ProjectIds, []);
    }

    private sealed class Silent : IWork
    {
        public void Step(string what, int done, int all)
        {
        }
    }
}
