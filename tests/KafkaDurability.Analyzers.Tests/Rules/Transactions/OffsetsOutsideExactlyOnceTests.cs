using KafkaDurability.Analyzers.Tests.Docs;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Transactions;

/// <summary>KD4003 where a folder promises exactly_once: what is consumed and sent on needs a transaction.</summary>
public class OffsetsOutsideExactlyOnceTests
{
    private const string Reported = "SEND {|KD4003:consumer.Commit(result)|};";

    private const string Transactions = "class Other { void Run(IProducer<string, string> producer) { producer.BeginTransaction(); } }";

    [Theory]
    [InlineData(Reported)]
    [InlineData("SEND {|KD4003:consumer.Commit()|};")]
    [InlineData("SEND {|KD4003:consumer.Commit(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) })|};")]
    [InlineData("var text = result.Message.Value.Trim(); await producer.ProduceAsync(\"a\", new Message<string, string> { Value = text }); {|KD4003:consumer.Commit(result)|};")]
    [InlineData("if (result.Message.Value == \"\") { SEND } {|KD4003:consumer.Commit(result)|};")]
    [InlineData("SEND if (result.Offset % 100 == 0) { {|KD4003:consumer.Commit(result)|}; }")]
    [InlineData("switch (result.Message.Value) { case \"\": SEND break; } {|KD4003:consumer.Commit(result)|};")]
    [InlineData("foreach (var word in result.Message.Value.Split()) { await producer.ProduceAsync(\"a\", new Message<string, string> { Value = word }); if (word == \"\") continue; break; } {|KD4003:consumer.Commit(result)|};")]
    public Task Reports(string body) => Run(Program(body));

    [Fact]
    public Task Beside_transactions_of_others() => Run(Program(Reported, more: Transactions));

    [Theory]
    [InlineData("await producer.ProduceAsync(\"beats\", new Message<string, string> { Value = \"alive\" }); consumer.Commit(result);")]
    [InlineData("consumer.Commit(result); SEND")]
    [InlineData("SEND result = consumer.Consume(token); consumer.Commit(result);")]
    [InlineData("SEND consumer.Commit(new[] { new TopicPartitionOffset(\"orders\", 0, 1) });")]
    [InlineData("if (result.Message.Value == \"\") { SEND } else { consumer.Commit(result); }")]
    [InlineData("if (result.Message.Value == \"\") { SEND continue; } consumer.Commit(result);")]
    [InlineData("if (result.Message.Value == \"\") { SEND throw new Exception(); } consumer.Commit(result);")]
    [InlineData("switch (result.Message.Value) { case \"\": SEND return; } consumer.Commit(result);")]
    [InlineData("foreach (var one in new[] { 1 }) { SEND return; } consumer.Commit(result);")]
    [InlineData("try { SEND } catch (Exception) { consumer.Commit(result); }")]
    [InlineData("using var other = new ConsumerBuilder<string, string>(config).Build(); SEND other.Commit();")]
    [InlineData("async Task Send() { SEND } consumer.Commit(result);")]
    [InlineData("SEND")]
    public Task Silent(string body) => Run(Program(body));

    /// <summary>A producer that has transactions, or may, and offsets that other code may send to one.</summary>
    [Theory]
    [InlineData("new ProducerBuilder<string, string>(new ProducerConfig { TransactionalId = \"billing-1\" }).Build()", "await {|KD4004:producer.ProduceAsync(\"invoices\", new Message<string, string> { Value = result.Message.Value })|}; consumer.Commit(result);", "")]
    [InlineData("Factory.Producer()", "SEND consumer.Commit(result);", Transactions)]
    [InlineData(Plain, "SEND Elsewhere(consumer); consumer.Commit(result); void Elsewhere(IConsumer<string, string> consumer) { }", Transactions)]
    [InlineData(Plain, "SEND var group = consumer.ConsumerGroupMetadata; consumer.Commit(result);", Transactions)]
    public Task Silent_with_transactions(string producer, string body, string more) => Run(Program(body, producer, more));

    [Fact]
    public Task A_producer_out_of_sight_has_none_where_the_program_has_none() => Run(Program(Reported, "Factory.Producer()"));

    [Theory]
    [InlineData("at_least_once")]
    [InlineData("at_most_once")]
    [InlineData("nonsense")]
    public Task Silent_under_other_guarantees(string guarantee) => Run(Program("SEND consumer.Commit(result);"), guarantee);

    /// <summary>No other rule speaks of the same, so there is one report; KD0003 says of the client that its folder's promise is broken.</summary>
    [Fact]
    public async Task Message()
    {
        var reported = await new Sample(Program("SEND consumer.Commit(result);"), "kafka_durability.guarantee = exactly_once").ReportAsync();
        var found = Assert.Single(reported, one => one.Id != "KD0003");
        var line = Assert.Single(found.AdditionalLocations).GetLineSpan().StartLinePosition.Line + 1;
        Assert.Equal(
            $"This call commits the offset of a message without a transaction for it and for what line {line} sends, so a failure between the two loses or duplicates the message; use a transactional producer and SendOffsetsToTransaction",
            found.GetMessage(null));
    }

    private const string Plain = "new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = \"broker:9092\", EnableIdempotence = true }).Build()";

    private static Task Run(string source, string guarantee = "exactly_once") =>
        Verify.Analyzer<ProducerUseAnalyzer>(source, new EditorConfig("kafka_durability.guarantee = " + guarantee));

    private static string Program(string body, string producer = Plain, string more = "") => $$"""
        class Billing
        {
            async Task Run(CancellationToken token)
            {
                var config = new ConsumerConfig { GroupId = "billing", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = false };
                using var producer = {{producer}};
                using var consumer = new ConsumerBuilder<string, string>(config).Build();
                consumer.Subscribe("orders");
                try
                {
                    while (!token.IsCancellationRequested)
                    {
                        var result = consumer.Consume(token);
                        {{body.Replace("SEND", "await producer.ProduceAsync(\"invoices\", new Message<string, string> { Value = result.Message.Value + \"!\" });", StringComparison.Ordinal)}}
                    }
                }
                finally
                {
                    consumer.Close();
                }
            }
        }

        static class Factory
        {
            public static Func<IProducer<string, string>> Producer = null!;
        }

        {{more}}
        """;
}
