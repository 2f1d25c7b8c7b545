using System.Diagnostics;
using System.Globalization;

namespace KafkaDurability.Analyzers.Tests.Fuzz;

/// <summary>
/// No code makes an analyzer or a fix throw or hang. A short run with each build; a long one, with other programs, by
/// <c>KD_FUZZ_MINUTES=10 dotnet test tests/KafkaDurability.Analyzers.Tests --filter FullyQualifiedName~SurvivalTests</c>.
/// </summary>
public sealed class SurvivalTests
{
    private const int ShortRun = 150;

    private static readonly double s_minutes =
        double.TryParse(Environment.GetEnvironmentVariable("KD_FUZZ_MINUTES"), NumberStyles.Float, CultureInfo.InvariantCulture, out var minutes) ? minutes : 0;

    [Fact]
    public async Task Any_code_is_survived()
    {
        var first = s_minutes > 0 ? Environment.TickCount : 1;
        var watch = Stopwatch.StartNew();
        var failures = new List<string>();
        var seed = first;
        for (; s_minutes > 0 ? watch.Elapsed.TotalMinutes < s_minutes : seed < first + ShortRun; seed++)
        {
            var random = new Random(seed);
            var code = Mutation.Of(Programs.All[random.Next(Programs.All.Count)], random);
            if (await Survival.FailureAsync(code) is { } failure)
            {
                failures.Add($"seed {seed}: {failure}\nin:\n{code}");
            }
        }

        Console.WriteLine($"{seed - first} programs from seed {first}, of {Programs.All.Count} sources: {failures.Count} failures");
        Assert.True(failures.Count == 0, string.Join("\n\n", failures.Take(5)));
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
    public async Task Reports_do_not_depend_on_concurrency_or_order()
    {
        // Each in a namespace of its own: a class that two files declare is another one with each order.
        var files = Programs.All.Where(code => code.StartsWith("class", StringComparison.Ordinal) || code.StartsWith("public", StringComparison.Ordinal))
            .Where((_, index) => index % 9 == 0)
            .Select((code, index) => (Name: $"/{index}.cs", Code: $"namespace Part{index};\n{code}"))
            .ToList();
        var expected = await Survival.ReportAsync(files, concurrent: false);
        Assert.NotEmpty(expected);
        for (var run = 0; run < (s_minutes > 0 ? 10 : 2); run++)
        {
            var shuffled = files.ToArray();
            new Random(run).Shuffle(shuffled);
            Assert.Equal(expected, await Survival.ReportAsync(shuffled, concurrent: true));
        }
    }
}
