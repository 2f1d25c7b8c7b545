using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using KafkaDurability.Benchmarks;
using KafkaDurability.Benchmarks.Reports;

// dotnet run -c Release --project tests/KafkaDurability.Benchmarks [-- Peer Gate Growth Keystroke Memory Cost Cost=0.1]
// Everything in one process and one run, since only then the ratios mean something.
if (args is [MemoryProbe.Argument, var program, var analyzers])
{
    MemoryProbe.Run(program, analyzers);
    return;
}

Type[] benchmarks = [typeof(PeerBenchmarks), typeof(GateBenchmarks), typeof(KeystrokeBenchmarks), typeof(GrowthBenchmarks)];
var tables = benchmarks
    .Where(benchmark => IsWanted(benchmark.Name))
    .Select(benchmark => (Benchmark: benchmark, Summary: BenchmarkRunner.Run(benchmark, Config(benchmark == typeof(PeerBenchmarks)))))
    .Select(run => run.Benchmark == typeof(GrowthBenchmarks) ? PerformanceTable.OfGrowth(run.Summary) : PerformanceTable.Of(run.Summary))
    .ToList();
if (IsWanted("Memory"))
{
    tables.Add(MemoryProbe.Table());
}

if (args.Length == 0 || Array.Find(args, arg => arg.StartsWith("Cost", StringComparison.Ordinal)) is not null)
{
    // Cost=0.1: a tenth of the files, for a first look.
    tables.Add(CostProbe.Table(Array.Find(args, arg => arg.StartsWith("Cost=", StringComparison.Ordinal)) is { } part ? double.Parse(part["Cost=".Length..], CultureInfo.InvariantCulture) : 1));
}

Console.WriteLine(string.Concat(tables));

bool IsWanted(string name) => args.Length == 0 || Array.Exists(args, arg => name.StartsWith(arg, StringComparison.OrdinalIgnoreCase));

// The first benchmark is also what makes the code of this package warm, and the code that all others share.
static ManualConfig Config(bool isCold) => ManualConfig.CreateEmpty()
    .AddJob(Job.Dry.WithStrategy(RunStrategy.Monitoring).WithToolchain(InProcessNoEmitToolchain.Instance)
        .WithWarmupCount(isCold ? 2 : 1).WithIterationCount(isCold ? 4 : 3).WithInvocationCount(1).WithUnrollFactor(1))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
    .AddLogger(ConsoleLogger.Default)
    .WithOptions(ConfigOptions.DisableOptimizationsValidator)
    .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "KafkaDurability.Benchmarks"));
