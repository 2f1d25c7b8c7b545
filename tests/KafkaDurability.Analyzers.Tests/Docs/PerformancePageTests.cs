using System.Xml.Linq;

namespace KafkaDurability.Analyzers.Tests.Docs;

/// <summary>The page shows what the benchmarks compare with, all of it.</summary>
public sealed class PerformancePageTests
{
    [Fact]
    public void The_page_names_every_package_that_is_measured()
    {
        var project = XDocument.Parse(Repository.Read("tests/KafkaDurability.Benchmarks/KafkaDurability.Benchmarks.csproj"));
        var peers = project.Descendants("Peer").Select(peer => peer.Attribute("Include")!.Value).ToList();
        var rows = Repository.Read("docs/performance.md").Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Split('|')[1].Trim()).ToList();

        Assert.NotEmpty(peers);
        Assert.All(peers.Append("KafkaDurability.Analyzers").Append("(compiler alone)").Append("(no-op analyzer)"), name => Assert.Contains(name, rows));
    }
}
