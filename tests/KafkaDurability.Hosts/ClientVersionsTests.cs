using KafkaDurability.Analyzers.Tests.Docs;
using KafkaDurability.Analyzers.Tests.Libraries.StandIns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Hosts;

/// <summary>
/// The rules say the same of the pages' code when it is compiled against an older Confluent.Kafka; on the newest, the
/// tests of the pages themselves run here.
/// </summary>
public sealed class ClientVersionsTests
{
    /// <summary>What a page uses and a version does not have yet.</summary>
    private static readonly Dictionary<(string Version, string Page), string[]> s_missing = new()
    {
        [("1.9.3", "KD1010")] = ["MaxPollRecords"],
        [("1.9.3", "KD2006")] = ["GroupProtocol"],
        [("1.9.3", "KD3002")] = ["IncrementalAlterConfigsAsync"],
        [("1.9.3", "KD3007")] = ["IncrementalAlterConfigsAsync"],
        [("1.9.3", "KD3005")] = ["IncrementalAlterConfigsAsync", "IncrementalOperation", "AlterConfigOpType"],
    };

    public static IEnumerable<object[]> PagesOnOlderClients =>
        from version in SampleReferences.ClientVersions.SkipLast(1)
        from page in RulePage.All
        where !page.Samples("Flagged").Any(block => StandInLibraries.UsedBy(block).Any()) // A library says by itself which client it takes.
        select new object[] { version, page.Id };

    [Theory]
    [MemberData(nameof(PagesOnOlderClients))]
    public async Task A_page_holds_on_an_older_client(string version, string id)
    {
        var page = RulePage.Of(id);
        var missing = s_missing.GetValueOrDefault((version, id), []);
        var missed = new HashSet<string>();
        foreach (var section in (string[])["Flagged", "Fixed", "Not flagged"])
        {
            foreach (var (block, settings) in page.Samples(section).Zip(page.Settings(section)))
            {
                var sample = new Sample(block, page.Options(section), settings, SampleReferences.HostingOf(version));
                var used = missing.Where(block.Contains).ToList();
                if (used.Count == 0)
                {
                    string[] expected = section == "Flagged" ? [id] : [];
                    Assert.Equal(expected, (await sample.ReportAsync()).Select(diagnostic => diagnostic.Id));
                }
                else
                {
                    await AssertSilentWithoutAsync(used, sample);
                    missed.UnionWith(used);
                }
            }
        }

        Assert.Equal(missing.Order(), missed.Order());
    }

    [Fact]
    public void The_versions_are_what_they_are_called() => Assert.All(
        SampleReferences.ClientVersions,
        version => Assert.Equal(version, SampleReferences.FileVersionOf(version).ToString(3)));

    /// <summary>All that is wrong with the code is what is missing, and no rule guesses at it or fails over it.</summary>
    private static async Task AssertSilentWithoutAsync(List<string> missing, Sample sample)
    {
        var compilation = await sample.CompilationAsync();
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.Contains(missing, name => error.GetMessage().Contains($"'{name}'", StringComparison.Ordinal)));
        Assert.Empty(await compilation.WithAnalyzers(Shipped.Analyzers).GetAnalyzerDiagnosticsAsync());
    }
}
