using System.Diagnostics;
using KafkaDurability.Analyzers.Tests.Docs;
using KafkaDurability.Analyzers.Tests.Libraries.StandIns;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KafkaDurability.Analyzers.Tests.Libraries;

/// <summary>Code that is half typed, huge, circular, for tests, or of a program without the libraries.</summary>
public sealed class LibraryInputTests
{
    private const string Wolverine = """
        using Microsoft.Extensions.Hosting;
        using Wolverine;
        using Wolverine.Kafka;
        static class Setup { public static void Add(IHostBuilder host) => host.UseWolverine(options => { options.UseKafka("kafka:9092"); BODY }); MORE }
        """;

    private static Task<System.Collections.Immutable.ImmutableArray<Diagnostic>> ReportAsync(string source, params MetadataReference[] more) => Reports.Of<LibraryAnalyzer>(
        SampleReferences.Hosting.Union(StandInLibraries.UsedBy(source)).Concat(more),
        CSharpSyntaxTree.ParseText(Verify.GlobalUsings), CSharpSyntaxTree.ParseText(source));

    [Theory]
    [InlineData("options.ListenToKafkaTopic(")]
    [InlineData("options.ListenToKafkaTopic(\"orders\").")]
    [InlineData("options.ListenToKafkaTopic(\"orders\").UseDurable")]
    [InlineData("options.ListenToKafkaTopic();")]
    [InlineData("ListenToKafkaTopic(\"orders\");")]
    [InlineData("options.ListenToKafkaTopic(\"orders\") = ;")]
    [InlineData("var listener = options.ListenToKafkaTopic(nowhere)")]
    public async Task Half_typed_code_does_not_fail(string body) =>
        Assert.All(await ReportAsync(Wolverine.Replace("BODY", body).Replace("MORE", "")), found => Assert.StartsWith("KD60", found.Id, StringComparison.Ordinal));

    [Fact]
    public async Task Each_cut_of_a_program_does_not_fail()
    {
        var source = RulePage.Of("KD6002").Samples("Flagged")[0] + RulePage.Of("KD6004").Samples("Flagged")[0].Replace("using MassTransit;", "");
        source = "using MassTransit;\n" + source;
        for (var end = 40; end < source.Length; end += 29)
        {
            await ReportAsync("using MassTransit;\nusing KafkaFlow;\nusing KafkaFlow.Configuration;\nusing KafkaFlow.Retry;\n" + source[..end]);
        }
    }

    [Fact]
    public async Task A_chain_of_thousands_of_calls_is_read()
    {
        var watch = Stopwatch.StartNew();
        var calls = string.Concat(Enumerable.Repeat(".UseReadCommitted()", 1500));
        var found = await ReportAsync(Wolverine.Replace("BODY", $"options.ListenToKafkaTopic(\"orders\"){calls}.ProcessInline().EnableNativeDeadLetterQueue();").Replace("MORE", ""));
        Assert.Empty(found);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task Helpers_that_call_each_other_end()
    {
        var found = await ReportAsync(Wolverine.Replace("BODY", "Left(options.ListenToKafkaTopic(\"orders\"));").Replace("MORE", """
            static void Left(KafkaListenerConfiguration listener) { Right(listener); Right(listener); }
            static void Right(KafkaListenerConfiguration listener) { Left(listener); Left(listener); }
            """));
        Assert.Empty(found);
    }

    [Fact]
    public async Task A_local_that_is_its_own_value_ends() => Assert.Empty(await ReportAsync(
        Wolverine.Replace("BODY", "Action<KafkaListenerConfiguration> own = own; own(options.ListenToKafkaTopic(\"orders\"));").Replace("MORE", "")));

    [Fact]
    public async Task Projects_of_tests_are_left_alone()
    {
        var source = Wolverine.Replace("BODY", "options.ListenToKafkaTopic(\"orders\");").Replace("MORE", "");
        Assert.Equal(2, (await ReportAsync(source)).Length);
        Assert.Empty(await ReportAsync(source, StandInLibraries.Make("xunit.core", "public class Fact { }", [])));
    }

    [Fact]
    public async Task Methods_of_the_same_names_elsewhere_mean_nothing() => Assert.Empty(await ReportAsync("""
        using Wolverine.Kafka;
        class Options { public Options ListenToKafkaTopic(string topic) => this; public void UseInMemoryStorage() { } }
        static class Setup { public static void Add(Options options) => options.ListenToKafkaTopic("orders").UseInMemoryStorage(); }
        """));

    [Theory]
    [InlineData("at_most_once", 0)]
    [InlineData("at_least_once", 2)]
    public async Task The_guarantee_of_the_folder_holds(string guarantee, int count)
    {
        var source = Wolverine.Replace("BODY", "options.ListenToKafkaTopic(\"orders\");").Replace("MORE", "");
        Assert.Equal(count, (await new Sample(source, "kafka_durability.guarantee = " + guarantee).ReportAsync()).Length);
    }
}
