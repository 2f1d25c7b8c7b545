using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Transactions;

/// <summary>KD4003: offsets that are committed beside the transaction. All analyzers run, so that one defect is reported once.</summary>
public class OffsetsOutsideTests
{
    private const string Manual = "new ConsumerConfig { GROUP, EnableAutoCommit = false }";

    private const string Right = "BEGIN try { PRODUCE OFFSETS COMMIT } ABORT";

    [Theory]
    [InlineData("BEGIN try { PRODUCE COMMIT } ABORT {|KD4003:consumer.Commit(result)|};")]
    [InlineData("BEGIN try { PRODUCE {|KD4003:consumer.Commit(result)|}; COMMIT } ABORT")]
    [InlineData("{|KD4003:consumer.Commit(result)|}; BEGIN try { PRODUCE COMMIT } ABORT")]
    [InlineData("BEGIN try { PRODUCE COMMIT } ABORT {|KD4003:consumer.Commit()|};")]
    [InlineData("BEGIN try { PRODUCE COMMIT } ABORT {|KD4003:consumer.Commit(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) })|};")]
    [InlineData("BEGIN try { PRODUCE COMMIT } ABORT {|KD4003:consumer.Commit(new[] { result.TopicPartitionOffset })|};")]
    [InlineData("var text = result.Message.Value; BEGIN try { producer.Produce(\"invoices\", new Message<string, string> { Value = text }); COMMIT } ABORT {|KD4003:consumer.Commit(result)|};")]
    [InlineData("BEGIN try { Send(producer, result); COMMIT } ABORT {|KD4003:consumer.Commit(result)|};", "static void Send(IProducer<string, string> producer, ConsumeResult<string, string> result) { PRODUCE }")]
    [InlineData("Send(producer, result); {|KD4003:consumer.Commit(result)|};", "static void Send(IProducer<string, string> producer, ConsumeResult<string, string> result) { BEGIN try { PRODUCE COMMIT } ABORT }")]
    [InlineData("var batch = new List<ConsumeResult<string, string>> { result }; batch.Add(consumer.Consume(token)); BEGIN try { foreach (var one in batch) { producer.Produce(\"a\", new Message<string, string> { Value = one.Message.Value }); } COMMIT } ABORT {|KD4003:consumer.Commit()|};")]
    [InlineData("BEGIN try { PRODUCE OFFSETS {|KD4003:consumer.Commit(result)|}; COMMIT } ABORT")]
    public Task ByCall(string body, string members = "") => VerifyAll.Reports(ProcessingLoop.Program(Manual, body, ProcessingLoop.Steps(members)));

    [Theory]
    [InlineData("{|KD4003:new ConsumerConfig { GROUP }|}", Right)]
    [InlineData("new ConsumerConfig { GROUP, {|KD4003:EnableAutoCommit = true|} }", Right)]
    [InlineData("{|KD4003:new ConsumerConfig { GROUP }|}", "BEGIN try { PRODUCE COMMIT } ABORT")]
    [InlineData("new ConsumerConfig { GROUP, {|KD4003:EnableAutoCommit = true|} }", "BEGIN try { PRODUCE COMMIT } ABORT")]
    [InlineData("new Dictionary<string, string> { [\"group.id\"] = \"billing\", [\"auto.offset.reset\"] = \"earliest\", {|KD4003:[\"enable.auto.commit\"] = \"true\"|} }", Right)]
    [InlineData("{|KD4003:new ConsumerConfig { GROUP, EnableAutoOffsetStore = false }|}", "BEGIN try { PRODUCE COMMIT } ABORT consumer.StoreOffset(result);")]
    [InlineData("{|KD4003:new ConsumerConfig { GROUP }|}", "BEGIN try { OFFSETS COMMIT } ABORT")]
    [InlineData("{|KD4003:new ConsumerConfig { GROUP }|}", "var group = consumer.ConsumerGroupMetadata; BEGIN try { producer.SendOffsetsToTransaction(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }, group, TimeSpan.FromSeconds(1)); COMMIT } ABORT")]
    public Task BySetting(string settings, string body) => VerifyAll.Reports(ProcessingLoop.Program(settings, body));

    [Theory]
    [InlineData(Right)]
    [InlineData("BEGIN try { PRODUCE OFFSETS COMMIT } ABORT consumer.Commit(result);")]
    [InlineData("BEGIN try { PRODUCE producer.SendOffsetsToTransaction(consumer.Assignment.Select(one => new TopicPartitionOffset(one, consumer.Position(one))), consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(1)); COMMIT } ABORT")]
    [InlineData("System.IO.File.AppendAllText(\"a\", result.Message.Value); consumer.Commit(result);")]
    [InlineData("BEGIN try { producer.Produce(\"beats\", new Message<string, string> { Value = \"alive\" }); COMMIT } ABORT System.IO.File.AppendAllText(\"a\", result.Message.Value); consumer.Commit(result);")]
    [InlineData("BEGIN try { PRODUCE SendOffsets(consumer, result); COMMIT } ABORT consumer.Commit(result); void SendOffsets(IConsumer<string, string> consumer, ConsumeResult<string, string> result) { OFFSETS }")]
    public Task Silent(string body) => VerifyAll.Reports(ProcessingLoop.Program(Manual, body));

    /// <summary>Other rules have more to say, or the settings are not what they seem.</summary>
    [Theory]
    [InlineData("{|KD2002:new ConsumerConfig { GROUP }|}", "System.IO.File.AppendAllText(\"a\", result.Message.Value);")]
    [InlineData("new ConsumerConfig { GroupId = Guid.NewGuid().ToString(), AutoOffsetReset = AutoOffsetReset.Earliest }", Right)]
    [InlineData("new Dictionary<string, string> { [\"group.id\"] = \"billing\", [\"auto.offset.reset\"] = \"earliest\", {|KD2003:[\"auto.commit.enable\"] = \"false\"|} }", Right)]
    public Task BesideOthers(string settings, string body) => VerifyAll.Reports(ProcessingLoop.Program(settings, body));

    [Fact]
    public Task Off_by_one_in_the_transaction_is_for_another_rule() => VerifyAll.Reports(ProcessingLoop.Program(
        Manual, "BEGIN try { PRODUCE {|KD2106:producer.SendOffsetsToTransaction(new[] { result.TopicPartitionOffset }, consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(30))|}; COMMIT } ABORT"));

    [Fact]
    public Task In_a_helper_that_gets_the_message() => Verify.Rules<ProducerUseAnalyzer>(["KD400"], ProcessingLoop.Steps("""
        class Billing(IConsumer<string, string> consumer, IProducer<string, string> producer)
        {
            void Send(ConsumeResult<string, string> result) { BEGIN try { PRODUCE COMMIT } ABORT {|KD4003:consumer.Commit(result)|}; }

            void SendAll(List<ConsumeResult<string, string>> results)
            {
                BEGIN
                try { foreach (var result in results) { PRODUCE } COMMIT } ABORT
                foreach (var result in results) { {|KD4003:consumer.StoreOffset(result)|}; }
            }

            void Other(ConsumeResult<string, string> result, ConsumeResult<string, string> last) { BEGIN try { producer.Produce("a", new Message<string, string>()); COMMIT } ABORT consumer.Commit(last); }

            void Blank(ConsumeResult<string, string> result) { BEGIN try { PRODUCE COMMIT } ABORT consumer.Commit(); }
        }
        """));

    [Fact]
    public async Task Messages()
    {
        Assert.Equal(
            "KD4003: This call commits the offset of a message outside the transaction that sends its result, so a failure between the two loses or duplicates the message; use SendOffsetsToTransaction before CommitTransaction",
            await Reports.Message<ProducerUseAnalyzer>(ProcessingLoop.Program(Manual, "BEGIN try { PRODUCE COMMIT } ABORT consumer.Commit(result);")));
        Assert.Equal(
            "KD4003: Auto-commit, which is left on here, commits the offset of a message outside the transaction that sends its result, so a failure between the two loses or duplicates the message; set EnableAutoCommit to false",
            await Reports.Message<ClientConfigAnalyzer>(ProcessingLoop.Program("new ConsumerConfig { GROUP }", Right)));
    }

    [Theory]
    [InlineData("new ConsumerConfig { GROUP, {|KD4003:EnableAutoCommit = true|} }", "new ConsumerConfig { GROUP, EnableAutoCommit = false }")]
    [InlineData("{|KD4003:new ConsumerConfig { GROUP }|}", "new ConsumerConfig { GROUP, EnableAutoCommit = false }")]
    public Task SettingFix(string before, string after) => VerifyAll.Fix(ProcessingLoop.Program(before, Right), ProcessingLoop.Program(after, Right));

    private const string Open = "\n                BEGIN\n                try\n                {\n                    PRODUCE\n                    ";

    private const string Close = "\n                }\n                ABORT\n";

    [Theory]
    [InlineData("{|KD4003:consumer.Commit(result)|};\n                    COMMIT", "OFFSETS\n                    COMMIT")]
    [InlineData("COMMIT\n                    {|KD4003:consumer.Commit(result)|};", "OFFSETS\n                    COMMIT")]
    public Task CallFix(string before, string after) =>
        VerifyAll.Suggestion(ProcessingLoop.Program(Manual, Open + before + Close), ProcessingLoop.Program(Manual, Open + after + Close));

    [Theory]
    [InlineData("BEGIN try { PRODUCE COMMIT } ABORT {|KD4003:consumer.Commit(result)|};")]
    [InlineData("BEGIN try { PRODUCE COMMIT } ABORT {|KD4003:consumer.Commit()|};")]
    public Task NoCallFix(string body)
    {
        var source = ProcessingLoop.Program(Manual, body);
        return VerifyAll.Suggestion(source, source);
    }

    [Theory]
    [InlineData("BEGIN try { PRODUCE consumer.Commit(result")]
    [InlineData("BEGIN PRODUCE COMMIT consumer.Commit(nothing);")]
    [InlineData("consumer.Commit(result); result = result;")]
    public async Task Broken(string body) => Assert.DoesNotContain(
        await VerifyAll.AnalyzeAsync(ProcessingLoop.Program(Manual, body)), diagnostic => diagnostic.Id == "AD0001");
}
