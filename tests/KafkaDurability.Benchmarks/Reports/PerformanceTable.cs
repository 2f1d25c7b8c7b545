using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Reports;
using KafkaDurability.Benchmarks.Subjects;

namespace KafkaDurability.Benchmarks.Reports;

/// <summary>One table a program: times, and what they are of the compiler's alone and of the analyzer that does nothing.</summary>
internal static class PerformanceTable
{
    private static readonly Regex Number = new("[0-9][0-9,]*");

    private sealed record Row(string Program, string Analyzers, double Wall, double Megabytes, double? Own);

    public static string Of(Summary summary)
    {
        var rows = summary.Reports.Where(report => report.ResultStatistics is not null).Select(ToRow).ToList();
        var text = new StringBuilder();
        foreach (var program in rows.GroupBy(row => row.Program))
        {
            var compiler = program.FirstOrDefault(row => row.Analyzers == AnalyzerSets.Compiler);
            var noOp = program.FirstOrDefault(row => row.Analyzers == AnalyzerSets.NoOp);
            text.Append(CultureInfo.InvariantCulture, $"| {program.Key} | whole run, ms | analyzers, ms | of the compiler | × no-op | allocated, MB |\n|---|---:|---:|---:|---:|---:|\n");
            foreach (var row in program.OrderBy(row => row.Own ?? -1))
            {
                var own = row.Analyzers == AnalyzerSets.Compiler ? null : row.Own;
                text.Append(CultureInfo.InvariantCulture, $"| {row.Analyzers} | {row.Wall:N0} | {own:N1} | {(own is null || compiler is null ? null : own / compiler.Wall):P1} | {(own is null || noOp?.Own is null or 0 ? null : own / noOp.Own):N1} | {row.Megabytes:N0} |\n");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>One table for all sizes, with the time for each file, statement or call.</summary>
    public static string OfGrowth(Summary summary)
    {
        var text = new StringBuilder("| size | analyzers, ms | for each, ms | whole run, × no-op | allocated beside no-op, MB |\n|---|---:|---:|---:|---:|\n");
        foreach (var program in summary.Reports.Where(report => report.ResultStatistics is not null).Select(ToRow).GroupBy(row => row.Program)
            .OrderBy(program => Number.Replace(program.Key, "")).ThenBy(program => SizeOf(program.Key)))
        {
            var noOp = program.Single(row => row.Analyzers == AnalyzerSets.NoOp);
            var own = program.Single(row => row.Analyzers == AnalyzerSets.Ours);
            text.Append(CultureInfo.InvariantCulture, $"| {program.Key} | {own.Own:N1} | {own.Own / SizeOf(program.Key):N3} | {own.Wall / noOp.Wall:N2} | {own.Megabytes - noOp.Megabytes:N0} |\n");
        }

        return text.Append('\n').ToString();
    }

    private static double SizeOf(string program) => double.Parse(Number.Match(program).Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static Row ToRow(BenchmarkReport report)
    {
        var values = report.BenchmarkCase.Parameters.Items.ToDictionary(item => item.Name, item => (string)item.Value);
        var program = values.GetValueOrDefault("Program", "a keystroke");
        return new Row(
            program,
            values["Analyzers"],
            report.ResultStatistics!.Median / 1e6,
            (report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0) / 1e6,
            AnalyzerTimes.Median(program + "|" + values["Analyzers"]));
    }
}
