using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Transactions;

/// <summary>KD4001: BeginTransaction on a producer that nobody has initialised.</summary>
public class InitMissingTests
{
    private const string Rest = "SEND producer.CommitTransaction();";

    [Theory]
    [InlineData("using var producer = BUILD; {|KD4001:producer.BeginTransaction()|}; " + Rest)]
    [InlineData("var producer = BUILD; {|KD4001:producer.BeginTransaction()|}; " + Rest)]
    [InlineData("using (var producer = BUILD) { {|KD4001:producer.BeginTransaction()|}; " + Rest + " }")]
    [InlineData("IProducer<string, string> producer; producer = BUILD; {|KD4001:producer.BeginTransaction()|}; " + Rest)]
    [InlineData("IProducer<string, string>? producer = null; producer ??= BUILD; {|KD4001:producer.BeginTransaction()|}; " + Rest)]
    [InlineData("using var producer = BUILD; producer?{|KD4001:.BeginTransaction()|}; producer!.CommitTransaction();")]
    [InlineData("using var producer = BUILD; var same = producer; {|KD4001:same.BeginTransaction()|}; " + Rest)]
    [InlineData("using var producer = BUILD; Action begin = () => {|KD4001:producer.BeginTransaction()|}; begin(); " + Rest)]
    [InlineData("using var producer = BUILD; void Begin() => {|KD4001:producer.BeginTransaction()|}; Begin(); " + Rest)]
    [InlineData("using var producer = BUILD; Console.WriteLine(producer.Name); ArgumentNullException.ThrowIfNull(producer); {|KD4001:producer.BeginTransaction()|}; " + Rest)]
    [InlineData("using var other = BUILD; other.InitTransactions(TimeSpan.FromSeconds(1)); using var producer = BUILD; {|KD4001:producer.BeginTransaction()|}; " + Rest)]
    [InlineData("using var producer = new ProducerBuilder<string, string>(new ProducerConfig { TransactionalId = order }).SetErrorHandler((_, _) => { }).Build(); {|KD4001:producer.BeginTransaction()|}; " + Rest)]
    public Task Local(string code) => Verify.Rules<ProducerUseAnalyzer>(["KD400"], Txn.Body(code));

    private const string NoId = "new ProducerBuilder<string, string>(new ProducerConfig { EnableIdempotence = true }).Build()";

    /// <summary>A producer that has no id for transactions.</summary>
    [Theory]
    [InlineData("using var producer = " + NoId + "; {|KD4001:producer.InitTransactions(TimeSpan.FromSeconds(30))|}; producer.BeginTransaction(); " + Rest)]
    [InlineData("using var producer = " + NoId + "; {|KD4001:producer.BeginTransaction()|}; " + Rest)]
    [InlineData("using var producer = new ProducerBuilder<string, string>(new ProducerConfig { TransactionalId = \"\" }).Build(); {|KD4001:producer.InitTransactions(TimeSpan.FromSeconds(30))|};")]
    [InlineData("var config = new ProducerConfig(); config.Acks = Acks.All; using var producer = new ProducerBuilder<string, string>(config).Build(); {|KD4001:producer.InitTransactions(TimeSpan.FromSeconds(30))|};")]
    public Task WithoutId(string code) => Verify.Rules<ProducerUseAnalyzer>(["KD4001"], Txn.Body(code));

    [Theory]
    [InlineData("using var producer = new ProducerBuilder<string, string>(new ProducerConfig { TransactionalId = order }).Build(); producer.InitTransactions(TimeSpan.FromSeconds(30));")]
    [InlineData("var config = new ProducerConfig(); if (flag) { config.TransactionalId = \"orders\"; } using var producer = new ProducerBuilder<string, string>(config).Build(); if (flag) { producer.InitTransactions(TimeSpan.FromSeconds(30)); }")]
    [InlineData("var config = Load(); using var producer = new ProducerBuilder<string, string>(config).Build(); producer.InitTransactions(TimeSpan.FromSeconds(30));")]
    [InlineData("using var producer = " + NoId + "; producer.Flush();")]
    public Task WithId(string code) => Verify.Rules<ProducerUseAnalyzer>(["KD4001"], Txn.Body(code, "static ProducerConfig Load() => System.Text.Json.JsonSerializer.Deserialize<ProducerConfig>(\"\")!;"));

    [Theory]
    [InlineData("using var producer = Make(); {|KD4001:producer.BeginTransaction()|};", "static IProducer<string, string> Make() => BUILD;")]
    [InlineData("using var producer = Make(); {|KD4001:producer.BeginTransaction()|};", "public IProducer<string, string> Make() { var made = BUILD; return made; }")]
    [InlineData("using var producer = BUILD; Begin(producer);", "static void Begin(IProducer<string, string> given) => {|KD4001:given.BeginTransaction()|};")]
    [InlineData("using var producer = BUILD; Look(producer); {|KD4001:producer.BeginTransaction()|};", "public static void Look(IProducer<string, string> given) => Console.WriteLine(given.Name);")]
    public Task ByMethods(string code, string members) => Verify.Rules<ProducerUseAnalyzer>(["KD400"], Txn.Body(code, members));

    [Theory]
    [InlineData("private readonly IProducer<string, string> _producer = BUILD;")]
    [InlineData("private readonly IProducer<string, string> _producer; public Orders() { _producer = BUILD; }")]
    [InlineData("private readonly IProducer<string, string> _producer; public Orders() { var made = BUILD; _producer = made; }")]
    [InlineData("private IProducer<string, string> _producer { get; } = BUILD;")]
    [InlineData("private readonly IProducer<string, string> _producer; public Orders() { _producer = Make(); } private static IProducer<string, string> Make() => BUILD;")]
    public Task Field(string members) => Verify.Rules<ProducerUseAnalyzer>(["KD400"], Txn.Members(members + """

            public void Send(string order)
            {
                {|KD4001:_producer.BeginTransaction()|};
                try { _producer.Produce("orders", MESSAGE); _producer.CommitTransaction(); } catch { _producer.AbortTransaction(); throw; }
            }
        """));

    [Theory]
    [InlineData("using var producer = BUILD; INIT producer.BeginTransaction(); " + Rest)]
    [InlineData("using var producer = BUILD; if (flag) { INIT } producer.BeginTransaction(); " + Rest)]
    [InlineData("using var producer = BUILD; producer?.InitTransactions(TimeSpan.FromSeconds(1)); producer!.BeginTransaction(); " + Rest)]
    [InlineData("using var producer = BUILD; var same = producer; same.InitTransactions(TimeSpan.FromSeconds(1)); producer.BeginTransaction(); " + Rest)]
    [InlineData("using var producer = BUILD; Init(() => producer.InitTransactions(TimeSpan.FromSeconds(1))); producer.BeginTransaction(); void Init(Action init) => init();")]
    [InlineData("using var producer = BUILD; Action<TimeSpan> init = producer.InitTransactions; init(TimeSpan.Zero); producer.BeginTransaction(); " + Rest)]
    [InlineData("using var producer = BUILD; var all = new List<IProducer<string, string>> { producer }; foreach (var one in all) { one.InitTransactions(TimeSpan.Zero); } producer.BeginTransaction();")]
    [InlineData("using var producer = BUILD; using var twin = new DependentProducerBuilder<string, int>(producer.Handle).Build(); twin.InitTransactions(TimeSpan.Zero); producer.BeginTransaction();")]
    [InlineData("using var producer = BUILD; producer.Flush();")]
    [InlineData("IProducer<string, string> producer = null!; producer.BeginTransaction();")]
    [InlineData("System.Data.Common.DbConnection producer = null!; producer.BeginTransaction();")]
    public Task NotLocal(string code) => Verify.Rules<ProducerUseAnalyzer>(["KD400"], Txn.Body(code));

    [Theory]
    [InlineData("using var producer = Make(); producer.BeginTransaction();", "static IProducer<string, string> Make() { var producer = BUILD; INIT return producer; }")]
    [InlineData("using var producer = Make(); producer.BeginTransaction();", "static IProducer<string, string> Make() => Init(BUILD); static IProducer<string, string> Init(IProducer<string, string> producer) { INIT return producer; }")]
    [InlineData("using var producer = BUILD; Init(producer); producer.BeginTransaction();", "static void Init(IProducer<string, string> producer) { INIT }")]
    [InlineData("using var producer = BUILD; Register(producer); producer.BeginTransaction();", "static void Register(IProducer<string, string> producer) => _all.Add(producer); static List<IProducer<string, string>> _all = new();")]
    [InlineData("using var producer = Cached(); producer.BeginTransaction();", "static IProducer<string, string> s_made = BUILD; public static IProducer<string, string> Cached() => s_made;")]
    [InlineData("using var producer = BUILD; new Starter(producer).Start(); producer.BeginTransaction();", "class Starter(IProducer<string, string> producer) { public void Start() { INIT } }")]
    [InlineData("using var producer = BUILD; new Starter(producer).Start(); producer.BeginTransaction();", "class Starter { private readonly IProducer<string, string> _it; public Starter(IProducer<string, string> it) => _it = it; public void Start() => _it.InitTransactions(TimeSpan.Zero); }")]
    public Task NotByMethods(string code, string members) => Verify.Rules<ProducerUseAnalyzer>(["KD400"], Txn.Body(code, members));

    [Theory]
    [InlineData("private readonly IProducer<string, string> _producer = BUILD; public void Start() => _producer.InitTransactions(TimeSpan.FromSeconds(1));")]
    [InlineData("private readonly IProducer<string, string> _producer; public Orders() { _producer = BUILD; _producer.InitTransactions(TimeSpan.FromSeconds(1)); }")]
    [InlineData("private readonly IProducer<string, string> _producer; public Orders(IProducer<string, string> producer) { _producer = producer; }")]
    [InlineData("private readonly IProducer<string, string> _producer; public Orders(Func<IProducer<string, string>> make) { _producer = make(); }")]
    [InlineData("protected readonly IProducer<string, string> _producer = BUILD;")]
    [InlineData("private readonly IProducer<string, string> _producer = BUILD; public IProducer<string, string> Producer => _producer;")]
    [InlineData("private readonly IProducer<string, string> _producer; public Orders(IProducer<string, string>? producer = null) { _producer = producer ?? BUILD; }")]
    [InlineData("private IProducer<string, string> _producer = BUILD; public void Use(IProducer<string, string> other) => _producer = other;")]
    public Task NotField(string members) => Verify.Rules<ProducerUseAnalyzer>(["KD400"], Txn.Members(members + """

            public void Send(string order)
            {
                _producer.BeginTransaction();
                try { _producer.Produce("orders", MESSAGE); _producer.CommitTransaction(); } catch { _producer.AbortTransaction(); throw; }
            }
        """));

    [Fact]
    public async Task Message() => Assert.Equal(
        "KD4001: BeginTransaction throws on a producer without InitTransactions, and nothing calls it on this one (built in line 5); call InitTransactions once, right after Build",
        await Reports.Message<ProducerUseAnalyzer>(Txn.Body("using var producer = BUILD;\n producer.BeginTransaction();")));

    [Theory]
    [InlineData("var producer = BUILD; producer.BeginTransaction")]
    [InlineData("var producer = new ProducerBuilder<string, string>(.Build(); producer.BeginTransaction();")]
    [InlineData("var producer = producer; producer.BeginTransaction();")]
    [InlineData("producer.BeginTransaction();")]
    [InlineData("var producer = Make(); producer.BeginTransaction(); IProducer<string, string> Make() => Make();")]
    [InlineData("using var producer = new Builder().Build(); producer.BeginTransaction();")]
    public Task Broken(string code) => Verify.Rules<ProducerUseAnalyzer>(["KD400"], Txn.Body(code), errors: true);
}
