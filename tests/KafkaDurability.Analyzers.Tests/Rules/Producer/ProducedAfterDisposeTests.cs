using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>KD1112: sends on a producer that is disposed.</summary>
public class ProducedAfterDisposeTests
{
    [Theory]
    [InlineData("var producer = BUILD; producer.Dispose(); {|KD1112:producer.Produce(\"orders\", Text(\"a\"), Report)|};")]
    [InlineData("var producer = BUILD; producer.Flush(); producer.Dispose(); await {|KD1112:producer.ProduceAsync(\"orders\", Text(\"a\"))|};")]
    [InlineData("var producer = BUILD; producer.Dispose(); if (flag) { await {|KD1112:producer.ProduceAsync(\"orders\", Text(\"a\"))|}; }")]
    [InlineData("var producer = BUILD; foreach (var order in orders) { await {|KD1112:producer.ProduceAsync(\"orders\", Text(order))|}; producer.Dispose(); }")]
    [InlineData("var producer = BUILD; using (producer) { await producer.ProduceAsync(\"orders\", Text(\"a\")); } await {|KD1112:producer.ProduceAsync(\"orders\", Text(\"b\"))|};")]
    [InlineData("var producer = BUILD; try { await producer.ProduceAsync(\"orders\", Text(\"a\")); } finally { producer.Dispose(); } await {|KD1112:producer.ProduceAsync(\"orders\", Text(\"b\"))|};")]
    [InlineData("var producer = Make(); producer.Dispose(); await {|KD1112:producer.ProduceAsync(\"orders\", Text(\"a\"))|};")]
    [InlineData("var producer = BUILD; if (flag) { producer.Dispose(); await {|KD1112:producer.ProduceAsync(\"orders\", Text(\"a\"))|}; }")]
    public Task Reported(string body) => Verify(body);

    [Theory]
    [InlineData("var producer = BUILD; await producer.ProduceAsync(\"orders\", Text(\"a\")); producer.Dispose();")]
    [InlineData("var producer = BUILD; producer.Dispose(); producer = BUILD; await producer.ProduceAsync(\"orders\", Text(\"a\"));")]
    [InlineData("var producer = BUILD; if (flag) { producer.Dispose(); return; } await producer.ProduceAsync(\"orders\", Text(\"a\"));")]
    [InlineData("var producer = BUILD; if (flag) { producer.Dispose(); } if (!flag) { await producer.ProduceAsync(\"orders\", Text(\"a\")); }")]
    [InlineData("foreach (var order in orders) { using var producer = BUILD; await producer.ProduceAsync(\"orders\", Text(order)); }")]
    [InlineData("var producer = BUILD; foreach (var order in orders) { await producer.ProduceAsync(\"orders\", Text(order)); if (flag) { producer.Dispose(); break; } }")]
    [InlineData("var producer = BUILD; producer.Dispose(); Again(ref producer); await producer.ProduceAsync(\"orders\", Text(\"a\"));")]
    [InlineData("var producer = BUILD; producer.Dispose(); void Renew() => producer = BUILD; Renew(); await producer.ProduceAsync(\"orders\", Text(\"a\"));")]
    [InlineData("var producer = Unknown!(); producer.Dispose(); await producer.ProduceAsync(\"orders\", Text(\"a\"));")]
    [InlineData("using var first = BUILD; var producer = new DependentProducerBuilder<string, string>(first.Handle).Build(); producer.Dispose(); await producer.ProduceAsync(\"orders\", Text(\"a\"));")]
    [InlineData("var producer = BUILD; try { producer.Dispose(); throw new InvalidOperationException(); } catch (NotSupportedException) { await producer.ProduceAsync(\"orders\", Text(\"a\")); }")]
    public Task Silent(string body) => Verify(body);

    [Theory]
    [InlineData("foreach (var order in orders) { using var producer = BUILD; Task.Run(() => {|KD1112:producer.Produce(\"orders\", Text(order), Report)|}); }")]
    [InlineData("using (var producer = BUILD) { _ = Task.Run(async () => await {|KD1112:producer.ProduceAsync(\"orders\", Text(\"a\"))|}); }")]
    [InlineData("foreach (var order in orders) { using var producer = BUILD; ThreadPool.QueueUserWorkItem(_ => {|KD1112:producer.Produce(\"orders\", Text(order), Report)|}); }")]
    public Task Work_that_outlives_it(string body) => Verify(body);

    [Theory]
    [InlineData("foreach (var order in orders) { using var producer = BUILD; await Task.Run(() => producer.Produce(\"orders\", Text(order), Report)); }")]
    [InlineData("using var producer = BUILD; var work = Task.Run(() => producer.Produce(\"orders\", Text(\"a\"), Report)); await work;")]
    [InlineData("using var producer = BUILD; _ = Task.Run(() => producer.Produce(\"orders\", Text(\"a\"), Report)); Console.ReadLine(); Thread.Sleep(1000);")]
    [InlineData("var producer = BUILD; _ = Task.Run(() => producer.Produce(\"orders\", Text(\"a\"), Report));")]
    [InlineData("using var producer = BUILD; Parallel.ForEach(orders, order => producer.Produce(\"orders\", Text(order), Report));")]
    [InlineData("using var producer = BUILD; await Task.WhenAll(orders.Select(order => producer.ProduceAsync(\"orders\", Text(order))));")]
    public Task Work_that_is_waited_for(string body) => Verify(body);

    [Fact]
    public Task A_query_that_is_returned() => Verify(
        "await Task.Yield();",
        "IEnumerable<Task> Send(IReadOnlyList<string> orders) { using var producer = BUILD; return orders.Select(order => {|KD1112:producer.ProduceAsync(\"orders\", Text(order))|}); }"
            .Replace("BUILD", ProducerProgram.Build, StringComparison.Ordinal));

    [Theory]
    [InlineData("public void Dispose() { _producer.Dispose(); {|KD1112:_producer.Produce(\"ends\", Text(\"a\"), Report)|}; }")]
    [InlineData("public void Dispose() { _producer.Produce(\"ends\", Text(\"a\"), Report); _producer.Flush(); _producer.Dispose(); }")]
    [InlineData("public void Dispose() { _producer.Dispose(); Renew(); _producer.Produce(\"ends\", Text(\"a\"), Report); }")]
    public Task A_field(string members) => Verifiers.Verify.Rules<ProducerUseAnalyzer>(
        ["KD1112"], ProducerProgram.Class("private IProducer<string, string> _producer = BUILD; private void Renew() => _producer = BUILD; " + members));

    private static Task Verify(string body, string members = "") => Verifiers.Verify.Rules<ProducerUseAnalyzer>(["KD1112"], ProducerProgram.Method(
        body,
        members + " static Func<IProducer<string, string>>? Unknown; static IProducer<string, string> Make() => " + ProducerProgram.Build + "; static void Again(ref IProducer<string, string> producer) => producer = Make();"));
}
