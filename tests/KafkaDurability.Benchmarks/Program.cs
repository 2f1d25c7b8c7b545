using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using KafkaDurability.Benchmarks;
using KafkaDurability.Benchmarks.Reports;

// dotnet run -c Release --project tests/KafkaDurability.Benchmarks [-- Peer Growth Keystroke]
// Everything in one process and one run, since only then the ratios mean something.
var job = Job.Dry.WithToolchain(InProcessNoEmitToolchain.Instance).WithIterationCount(5).WithWarmupCount(1).WithInvocationCount(1).WithUnrollFactor(1);
var config = ManualConfig.CreateEmpty()
    .AddJob(job)
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
    .AddLogger(ConsoleLogger.Default)
    .WithOptions(ConfigOptions.DisableOptimizationsValidator)
    .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "KafkaDurability.Benchmarks"));

Type[] benchmarks = [typeof(PeerBenchmarks), typeof(GrowthBenchmarks), typeof(KeystrokeBenchmarks)];
var tables = benchmarks
    .Where(benchmark => args.Length == 0 || args.Any(arg => benchmark.Name.StartsWith(arg, StringComparison.OrdinalIgnoreCase)))
    .Select(benchmark => PerformanceTable.Of(BenchmarkRunner.Run(benchmark, config)))
    .ToList();
Console.WriteLine(string.Concat(tables));
