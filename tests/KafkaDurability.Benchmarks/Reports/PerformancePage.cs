using System.Globalization;
using BenchmarkDotNet.Environments;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Benchmarks.Reports;

/// <summary>Puts the tables of a run into docs/performance.md, between its two marks.</summary>
internal static class PerformancePage
{
    private const string Start = "<!-- run -->\n";
    private const string End = "<!-- /run -->";

    public static void Write(string tables, HostEnvironmentInfo host)
    {
        var path = Path.Combine(Root(), "docs", "performance.md");
        var page = File.ReadAllText(path);
        var start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);
        var date = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var head = $"{date}, {host.Cpu.Value.ProcessorName}, {Environment.ProcessorCount} logical cores, {host.RuntimeVersion}, Roslyn {typeof(Compilation).Assembly.GetName().Version}\n\n";
        File.WriteAllText(path, page[..start] + "\n" + head + tables + page[end..]);
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "KafkaDurability.Analyzers.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("No repository above " + AppContext.BaseDirectory);
    }
}
