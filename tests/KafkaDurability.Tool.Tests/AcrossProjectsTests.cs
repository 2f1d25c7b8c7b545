using System.Text.Json;

namespace KafkaDurability.Tool.Tests;

/// <summary>With the build: two projects without packages but the client's own, whose border no build looks across.</summary>
public sealed class AcrossProjectsTests
{
    [Fact]
    public async Task A_failure_that_the_service_swallows_in_a_loop_of_the_library_is_seen_and_marked()
    {
        using var folder = Solution();
        var run = await Run.ToolAsync("scan", folder.Path, "--format", "json");
        var findings = JsonDocument.Parse(run.Out).RootElement.GetProperty("findings").EnumerateArray()
            .Select(finding => (finding.GetProperty("rule").GetString(), finding.GetProperty("file").GetString(), finding.GetProperty("isAcrossProjects").GetBoolean()))
            .ToList();
        Assert.Equal([("KD2104", "Service/Bills.cs", true)], findings);
    }

    [Fact]
    public async Task A_project_that_does_not_load_is_named_with_the_reason_and_the_rest_goes_on()
    {
        using var folder = Solution().With("Broken/Broken.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup>").With("Broken/Orders.cs", Code.AcksLeader);
        var run = await Run.ToolAsync("scan", folder.Path);
        Assert.Equal(ExitCodes.Findings, run.Code);
        Assert.Contains("KD2104", run.Out);
        Assert.Contains("KD1002", run.Out);
        Assert.Contains("Broken/Broken.csproj: read as loose files, as it does not load: ", run.Out);
    }

    private static Folder Solution()
    {
        const string Project = """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
              <ItemGroup>{0}</ItemGroup>
            </Project>
            """;
        return new Folder()
            .With("Directory.Build.props", "<Project />")
            .With("Library/Library.csproj", Project.Replace("{0}", "<PackageReference Include=\"Confluent.Kafka\" Version=\"2.16.0\" />"))
            .With("Library/Inbox.cs", Code.Inbox)
            .With("Service/Service.csproj", Project.Replace("{0}", "<ProjectReference Include=\"../Library/Library.csproj\" />"))
            .With("Service/Bills.cs", Code.Bills);
    }
}
