using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Transactions;

/// <summary>KD4004: a transactional producer that sends without a transaction.</summary>
public class ProducedOutsideTests
{
    private const string Outside = "{|KD4004:producer.Produce(\"orders\", MESSAGE)|};";

    [Theory]
    [InlineData("using var producer = BUILD; INIT " + Outside)]
    [InlineData("using var producer = BUILD; " + Outside)]
    [InlineData("using var producer = BUILD; INIT {|KD4004:producer.ProduceAsync(\"orders\", MESSAGE)|}.Wait();")]
    [InlineData("using var producer = BUILD; INIT Action send = () => {|KD4004:producer.Produce(\"orders\", MESSAGE)|}; send();")]
    [InlineData("using var producer = BUILD; INIT " + Outside + " producer.BeginTransaction(); SEND producer.CommitTransaction();")]
    [InlineData("using var producer = BUILD; INIT producer.BeginTransaction(); SEND producer.CommitTransaction(); " + Outside)]
    [InlineData("using var producer = BUILD; INIT producer.BeginTransaction(); SEND producer.AbortTransaction(); " + Outside)]
    [InlineData("var config = new ProducerConfig(); config.Set(\"transactional.id\", \"a\"); using var producer = new ProducerBuilder<string, string>(config).Build(); " + Outside)]
    [InlineData("using var producer = new ProducerBuilder<string, string>(new ProducerConfig { TransactionalId = $\"a-{Environment.MachineName}\" }).Build(); " + Outside)]
    public Task Local(string code) => Verify.Rules<ProducerUseAnalyzer>(["KD400"], Txn.Body(code));

    [Fact]
    public Task Field() => Verify.Rules<ProducerUseAnalyzer>(["KD400"], Txn.Members(
        "private readonly IProducer<string, string> producer = BUILD; public void Start() => INIT public void Send(string order) { " + Outside + " }"));

    [Theory]
    [InlineData("using var producer = BUILD; INIT producer.BeginTransaction(); SEND producer.CommitTransaction();")]
    [InlineData("using var producer = BUILD; INIT foreach (var one in orders) { producer.BeginTransaction(); SEND producer.CommitTransaction(); }")]
    [InlineData("using var producer = BUILD; INIT producer.BeginTransaction(); foreach (var one in orders) { SEND if (flag) { producer.CommitTransaction(); producer.BeginTransaction(); } } producer.CommitTransaction();")]
    [InlineData("using var producer = BUILD; INIT if (flag) { producer.BeginTransaction(); } SEND")]
    [InlineData("using var producer = BUILD; INIT producer.BeginTransaction(); try { producer.CommitTransaction(); } catch (KafkaException) { SEND }")]
    [InlineData("using var producer = BUILD; INIT Begin(); SEND void Begin() => producer.BeginTransaction();")]
    [InlineData("using var producer = BUILD; INIT var same = producer; same.BeginTransaction(); SEND")]
    [InlineData("using var producer = BUILD; INIT Action begin = producer.BeginTransaction; begin(); SEND")]
    [InlineData("using var producer = new ProducerBuilder<string, string>(new ProducerConfig()).Build(); SEND")]
    [InlineData("using var producer = new ProducerBuilder<string, string>(new ProducerConfig { TransactionalId = \"\" }).Build(); SEND")]
    [InlineData("var config = new ProducerConfig(); if (flag) { config.TransactionalId = \"a\"; } using var producer = new ProducerBuilder<string, string>(config).Build(); SEND")]
    [InlineData("using var producer = new ProducerBuilder<string, string>(new ProducerConfig { TransactionalId = Environment.GetEnvironmentVariable(\"ID\") }).Build(); SEND")]
    public Task NotLocal(string code) => Verify.Rules<ProducerUseAnalyzer>(["KD400"], Txn.Body(code));

    [Theory]
    [InlineData("private readonly IProducer<string, string> producer = BUILD; public void Begin() { INIT producer.BeginTransaction(); } public void Send(string order) { SEND }")]
    [InlineData("private readonly IProducer<string, string> producer = BUILD; public IProducer<string, string> It => producer; public void Send(string order) { SEND }")]
    [InlineData("private readonly IProducer<string, string> producer; public Orders(IProducer<string, string> given) { producer = given; } public void Send(string order) { SEND }")]
    [InlineData("public void Send(IProducer<string, string> producer, string order) { SEND }")]
    public Task NotField(string members) => Verify.Rules<ProducerUseAnalyzer>(["KD400"], Txn.Members(members));

    [Fact]
    public async Task Message() => Assert.Equal(
        "KD4004: Produce throws here, as the producer has a transactional id (line 5) and nothing begins a transaction on it; produce between BeginTransaction and CommitTransaction, or remove the id",
        await Reports.Message<ProducerUseAnalyzer>(Txn.Body("using var producer = BUILD;\n for (;;) { SEND }")));
}
