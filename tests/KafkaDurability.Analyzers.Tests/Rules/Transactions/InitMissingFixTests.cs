using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Transactions;

/// <summary>The fix initialises the producer right behind Build.</summary>
public class InitMissingFixTests
{
    private const string Call = ".InitTransactions(TimeSpan.FromSeconds(30));";

    private static Task Fixed(string before, string after, string members = "") =>
        Verify.Fix<ProducerUseAnalyzer, CodeFixes.StatementFixer>(Txn.Body(before, members), Txn.Body(after, members));

    [Theory]
    [InlineData("using var producer = BUILD; {|KD4001:producer.BeginTransaction()|};", "using var producer = BUILD; producer" + Call + " producer.BeginTransaction();")]
    [InlineData("using var producer = BUILD;\n        {|KD4001:producer.BeginTransaction()|};", "using var producer = BUILD;\n        producer" + Call + "\n        producer.BeginTransaction();")]
    [InlineData("using (var producer = BUILD)\n        {\n            {|KD4001:producer.BeginTransaction()|};\n        }", "using (var producer = BUILD)\n        {\n            producer" + Call + "\n            producer.BeginTransaction();\n        }")]
    [InlineData("IProducer<string, string> producer;\n        producer = BUILD; // made\n        {|KD4001:producer.BeginTransaction()|};", "IProducer<string, string> producer;\n        producer = BUILD; // made\n        producer" + Call + "\n        producer.BeginTransaction();")]
    [InlineData("using var producer = BUILD; {|KD4001:producer.BeginTransaction()|}; producer.AbortTransaction(); {|KD4001:producer.BeginTransaction()|};", "using var producer = BUILD; producer" + Call + " producer.BeginTransaction(); producer.AbortTransaction(); producer.BeginTransaction();")]
    public Task Local(string before, string after) => Fixed(before, after);

    [Fact]
    public Task FromFactory() => Fixed(
        "using var producer = Make();\n        {|KD4001:producer.BeginTransaction()|};",
        "using var producer = Make();\n        producer" + Call + "\n        producer.BeginTransaction();",
        "static IProducer<string, string> Make() => BUILD;");

    [Fact]
    public Task Field() => Verify.Fix<ProducerUseAnalyzer, CodeFixes.StatementFixer>(
        Txn.Members("private readonly IProducer<string, string> _producer;\n\n    public Orders()\n    {\n        this._producer = BUILD;\n    }\n\n    public void Begin() => {|KD4001:_producer.BeginTransaction()|};"),
        Txn.Members("private readonly IProducer<string, string> _producer;\n\n    public Orders()\n    {\n        this._producer = BUILD;\n        this._producer" + Call + "\n    }\n\n    public void Begin() => _producer.BeginTransaction();"));

    [Theory]
    [InlineData("private readonly IProducer<string, string> _producer = BUILD;")]
    [InlineData("private readonly IProducer<string, string> _producer; public Orders() => _producer = BUILD;")]
    [InlineData("private readonly IProducer<string, string> _producer; public Orders(bool flag) { if (flag) { _producer = BUILD; } else { _producer = BUILD; } }")]
    public async Task NotOffered(string members)
    {
        var source = Txn.Members(members + " public void Begin() => {|KD4001:_producer.BeginTransaction()|};");
        await Verify.Fix<ProducerUseAnalyzer, CodeFixes.StatementFixer>(source, source);
    }

    [Fact]
    public Task All_in_several_methods() => Verify.Fix<ProducerUseAnalyzer, CodeFixes.StatementFixer>(
        Txn.Members("void A() { var one = BUILD; {|KD4001:one.BeginTransaction()|}; } void B() { var two = BUILD; {|KD4001:two.BeginTransaction()|}; }"),
        Txn.Members("void A() { var one = BUILD; one" + Call + " one.BeginTransaction(); } void B() { var two = BUILD; two" + Call + " two.BeginTransaction(); }"));
}
