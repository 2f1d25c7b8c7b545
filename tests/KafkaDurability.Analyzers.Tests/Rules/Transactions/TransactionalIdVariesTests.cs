using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Transactions;

/// <summary>KD4005: a transactional id that is another one on each start.</summary>
public class TransactionalIdVariesTests
{
    private const string Sends = " using var producer = new ProducerBuilder<string, string>(config).Build(); INIT producer.BeginTransaction(); SEND producer.CommitTransaction();";

    [Theory]
    [InlineData("var config = new ProducerConfig { {|KD4005:TransactionalId = Guid.NewGuid().ToString()|} };")]
    [InlineData("var config = new ProducerConfig { {|KD4005:TransactionalId = $\"orders-{Guid.NewGuid()}\"|} };")]
    [InlineData("var config = new ProducerConfig { {|KD4005:TransactionalId = \"orders-\" + Environment.TickCount|} };")]
    [InlineData("var config = new ProducerConfig { {|KD4005:TransactionalId = \"orders-\" + DateTime.UtcNow.Ticks|} };")]
    [InlineData("var id = Guid.NewGuid().ToString(\"N\"); var config = new ProducerConfig { {|KD4005:TransactionalId = id|} };")]
    [InlineData("var config = new ProducerConfig(); {|KD4005:config.TransactionalId = Guid.NewGuid().ToString()|};")]
    [InlineData("var config = new ProducerConfig(); {|KD4005:config.Set(\"transactional.id\", Guid.NewGuid().ToString())|};")]
    [InlineData("var config = new Dictionary<string, string> { {|KD4005:[\"transactional.id\"] = $\"orders-{Guid.NewGuid()}\"|} };")]
    public Task Reported(string config) => Verify.Analyzer<ClientConfigAnalyzer>(Txn.Body(config + Sends));

    [Theory]
    [InlineData("var config = new ProducerConfig { TransactionalId = \"orders-1\" };")]
    [InlineData("var config = new ProducerConfig { TransactionalId = $\"orders-{Environment.MachineName}\" };")]
    [InlineData("var config = new ProducerConfig { TransactionalId = Environment.GetEnvironmentVariable(\"ID\") };")]
    [InlineData("var config = new ProducerConfig { TransactionalId = order };")]
    [InlineData("var config = new ProducerConfig { TransactionalId = \"orders-1\", ClientId = Guid.NewGuid().ToString() };")]
    public Task Stable(string config) => Verify.Analyzer<ClientConfigAnalyzer>(Txn.Body(config + Sends));

    [Theory]
    [InlineData("producer.SendOffsetsToTransaction(null, null, TimeSpan.Zero);", "")]
    [InlineData("Go(producer);", "public static void Go(IProducer<string, string> given) => given.SendOffsetsToTransaction(null, null, TimeSpan.Zero);")]
    [InlineData("services.Add(producer);", "private List<object> services = new(); void Go(IProducer<string, string> given) => given.SendOffsetsToTransaction(null, null, TimeSpan.Zero);")]
    public Task WithOffsetsOfGroup(string code, string members) => Verify.Analyzer<ClientConfigAnalyzer>(Txn.Body(
        "var config = new ProducerConfig { TransactionalId = Guid.NewGuid().ToString() }; using var producer = new ProducerBuilder<string, string>(config).Build(); " + code, members));

    [Fact]
    public Task With_offsets_of_another_producer() => Verify.Analyzer<ClientConfigAnalyzer>(Txn.Body(
        "var config = new ProducerConfig { {|KD4005:TransactionalId = Guid.NewGuid().ToString()|} };" + Sends,
        "void Go(IProducer<string, string> given) => given.SendOffsetsToTransaction(null, null, TimeSpan.Zero);"));
}
