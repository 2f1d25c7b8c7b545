using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>Broken, huge and deep code: no crash, no hang, no wrong claim.</summary>
public class ProducerLifeInputTests
{
    [Theory]
    [InlineData("using var producer = BUILD\nproducer.Produce(\"orders\", Text(\"a\"), Report);")]
    [InlineData("using var producer = new ProducerBuilder<string, string>(config).Buil();\nproducer.Produce(\"orders\", Text(\"a\"), Report);")]
    [InlineData("using var producer = BUILD;\nproducer.Produce(\"orders\", Text(\"a\"), Report);\nFinish(producer);")]
    [InlineData("using var producer = BUILD;\nproducer.Produce(\"orders\", Text(\"a\"), ;")]
    [InlineData("using var producer = BUILD;\nproducer.Produce(\"orders\", Text(\"a\"), report =>")]
    [InlineData("using var producer = ;\nproducer.Produce(\"orders\", Text(\"a\"), Report);")]
    [InlineData("producer.Produce(\"orders\"); producer.Dispose(); producer.Flush(")]
    public async Task Half_typed_code_makes_no_claim(string body) =>
        Assert.DoesNotContain(
            await VerifyAll.AnalyzeAsync(ProducerProgram.Method(body)),
            report => report.Id is "KD1101" or "KD1102" or "KD1107" or "AD0001");

    [Fact]
    public async Task Many_statements() => Assert.Single(await Life(ProducerProgram.Method(
        "using var producer = BUILD;\n" + Repeat(6_000, "producer.Produce(\"orders\", Text(\"a\"), Report);"))));

    [Fact]
    public async Task Many_branches() => await Life(ProducerProgram.Method(
        "using var producer = BUILD;\n" + Repeat(3_000, "if (flag) { producer.Produce(\"orders\", Text(\"a\"), Report); if (token.IsCancellationRequested) return; producer.Flush(TimeSpan.FromSeconds(1)); }")));

    [Fact]
    public async Task Many_conditional_calls() => await Life(ProducerProgram.Method(
        "var producer = BUILD;\n" + Repeat(3_000, "producer?.Produce(\"orders\", Text(\"a\"), Report);") + "\nproducer?.Dispose();"));

    [Fact]
    public async Task Many_lambdas() => Assert.Single(await Life(ProducerProgram.Method(
        "using var producer = BUILD;\n" + Repeat(2_000, "Task.Run(() => producer.Produce(\"orders\", Text(\"a\"), Report));"))));

    [Fact]
    public async Task Deep_blocks() => await Life(ProducerProgram.Method(
        "using var producer = BUILD;\n" + Repeat(300, "if (flag) {") + "producer.Produce(\"orders\", Text(\"a\"), Report);" + Repeat(300, "}")));

    [Fact]
    public async Task Deep_lambdas() => await Life(ProducerProgram.Method(
        "using var producer = BUILD;\n" + Repeat(100, "Run(() => {") + "producer.Produce(\"orders\", Text(\"a\"), Report);" + Repeat(100, "});"),
        "static void Run(Action action) => action();"));

    [Fact]
    public async Task Long_chains_of_helpers() => Assert.Empty(await Life(ProducerProgram.Method(
        "using var producer = BUILD;\nSend0(producer);",
        string.Join("\n", Enumerable.Range(0, 1_000).Select(i => $"static void Send{i}(IProducer<string, string> p) => Send{i + 1}(p);"))
            + "\nstatic void Send1000(IProducer<string, string> p) => p.Produce(\"orders\", Text(\"a\"), Report);")));

    [Fact]
    public async Task Many_members_of_a_class() => Assert.Single(await Life(ProducerProgram.Class(
        "readonly IProducer<string, string> _producer = BUILD;\n"
            + string.Join("\n", Enumerable.Range(0, 2_000).Select(i => $"public void Send{i}() => _producer.Produce(\"orders\", Text(\"a\"), Report);"))
            + "\npublic void Dispose() => _producer.Dispose();")));

    private static string Repeat(int count, string text) => string.Join("\n", Enumerable.Repeat(text, count));

    private static async Task<IEnumerable<Microsoft.CodeAnalysis.Diagnostic>> Life(string source)
    {
        var reported = await Reports.Of<ProducerUseAnalyzer>(source);
        return reported.Where(report => report.Id is "KD1101" or "KD1102" or "KD1107");
    }
}
