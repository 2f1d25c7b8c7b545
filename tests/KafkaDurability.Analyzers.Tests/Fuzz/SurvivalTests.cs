using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace KafkaDurability.Analyzers.Tests.Fuzz;

/// <summary>
/// No code and no settings file makes an analyzer or a fix throw or hang. A short run with each build; a long one, with
/// other programs, by <c>KD_FUZZ_MINUTES=10 dotnet test tests/KafkaDurability.Analyzers.Tests --filter FullyQualifiedName~SurvivalTests --logger "console;verbosity=detailed"</c>.
/// <c>KD_FUZZ_SEED</c> is the first seed, to see a failure again.
/// </summary>
public sealed class SurvivalTests(ITestOutputHelper output)
{
    private const int ShortRun = 150;
    private const int SettingsEvery = 8;
    private const int CutEvery = 60;
    private const int Slowest = 5;

    private static readonly double s_minutes =
        double.TryParse(Environment.GetEnvironmentVariable("KD_FUZZ_MINUTES"), NumberStyles.Float, CultureInfo.InvariantCulture, out var minutes) ? minutes : 0;

    private static readonly int? s_seed =
        int.TryParse(Environment.GetEnvironmentVariable("KD_FUZZ_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed) ? seed : null;

    private readonly List<string> _failures = [];
    private readonly List<(TimeSpan Time, string What, string Code)> _slow = [];

    [Fact]
    public async Task Any_code_is_survived()
    {
        var first = s_seed ?? (s_minutes > 0 ? Environment.TickCount & 0xFFFFFF : 1);
        var watch = Stopwatch.StartNew();
        var (seed, programs, cuts, files) = (first, 0, 0, 0);
        for (; s_minutes > 0 ? watch.Elapsed.TotalMinutes < s_minutes : seed < first + ShortRun; seed++)
        {
            var random = new Random(seed);
            if (seed % SettingsEvery == 0)
            {
                var (code, settings) = SettingsPrograms.Of(random);
                await TryAsync($"seed {seed} (with settings)", code, settings);
                files++;
            }
            else if (s_minutes > 0 && seed % CutEvery == 1)
            {
                foreach (var (cut, index) in Mutation.Truncations(Programs.All[random.Next(Programs.All.Count)]).Select((cut, index) => (cut, index)))
                {
                    await TryAsync($"seed {seed}, cut off behind token {index}", cut);
                    cuts++;
                }
            }
            else
            {
                await TryAsync($"seed {seed}", Mutation.Of(Programs.All[random.Next(Programs.All.Count)], random));
                programs++;
            }
        }

        output.WriteLine($"seeds {first} to {seed - 1}, {watch.Elapsed.TotalSeconds:F0} s: {programs} programs of {Programs.All.Count} sources, {cuts} cut off at a token, {files} with a settings file: {_failures.Count} failures");
        output.WriteLine(string.Join("\n", _slow.Select((slow, index) => $"{slow.Time.TotalSeconds:F1} s: {slow.What}, {slow.Code.Split('\n').Length} lines" + (slow.Time.TotalSeconds > 10 ? "\n" + slow.Code : ""))));
        Assert.True(_failures.Count == 0, string.Join("\n\n", _failures.Take(5)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_program_cut_off_at_any_token_is_survived(int seed)
    {
        var code = Programs.All[new Random(seed).Next(Programs.All.Count)];
        var step = s_minutes > 0 ? 1 : 12;
        foreach (var cut in Mutation.Truncations(code).Where((_, index) => index % step == 0))
        {
            Assert.Null(await Survival.FailureAsync(cut));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Statements_nested_a_thousand_deep_are_survived(int seed)
    {
        var random = new Random(seed);
        Assert.Null(await Survival.FailureAsync(Mutation.Nested(Programs.All[random.Next(Programs.All.Count)], 1_000, random)));
    }

    [Fact]
    public async Task Reports_do_not_depend_on_concurrency_or_order_or_company()
    {
        // Each in a namespace of its own: a class that two files declare is another one with each order.
        var files = Programs.All.Where(code => code.StartsWith("class", StringComparison.Ordinal) || code.StartsWith("public", StringComparison.Ordinal))
            .Where((_, index) => s_minutes > 0 || index % 9 == 0)
            .Select((code, index) => (Name: $"/{index}.cs", Code: $"namespace Part{index};\n{code}"))
            .ToList();
        var expected = await Survival.ReportAsync(files, concurrent: false);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, await Survival.ReportAsync(files, concurrent: true, alone: true));
        for (var run = 0; run < 10; run++)
        {
            var shuffled = files.ToArray();
            new Random(run).Shuffle(shuffled);
            Assert.Equal(expected, await Survival.ReportAsync(shuffled, concurrent: true));
        }

        output.WriteLine($"{files.Count} files, {expected.Split('\n').Length} reports: the same ten times, and with each analyzer alone");
    }

    private async Task TryAsync(string what, string code, string? settings = null)
    {
        var watch = Stopwatch.StartNew();
        if (await Survival.FailureAsync(code, settings) is { } failure)
        {
            _failures.Add($"{what}: {failure}\nin:\n{code}\n{settings}");
        }

        _slow.Add((watch.Elapsed, what, code));
        _slow.Sort((left, right) => right.Time.CompareTo(left.Time));
        _slow.RemoveRange(Math.Min(Slowest, _slow.Count), Math.Max(0, _slow.Count - Slowest));
    }
}
