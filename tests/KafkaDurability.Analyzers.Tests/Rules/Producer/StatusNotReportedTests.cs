using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>KD1114: a status that the reports do not have.</summary>
public class StatusNotReportedTests
{
    private const string Awaited = "var result = await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = \"a\" }); if (result.Status != PersistenceStatus.Persisted) { throw new InvalidOperationException(); }";

    [Theory]
    [InlineData("key,value")]
    [InlineData("none")]
    [InlineData("key, timestamp")]
    public Task Reported(string fields) => Verify("{|KD1114:DeliveryReportFields = \"" + fields + "\"|}", Awaited);

    [Theory]
    [InlineData("producer.Produce(\"orders\", new Message<string, string> { Value = \"a\" }, report => { if (report.Status == PersistenceStatus.NotPersisted) { Fail(); } });")]
    [InlineData("producer.Produce(\"orders\", new Message<string, string> { Value = \"a\" }, Check);")]
    [InlineData("if ((await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = \"a\" })).Status != PersistenceStatus.Persisted) { Fail(); }")]
    [InlineData("if (producer.ProduceAsync(\"orders\", new Message<string, string> { Value = \"a\" }).Result.Status != PersistenceStatus.Persisted) { Fail(); }")]
    public Task In_each_kind_of_report(string use) => Verify("{|KD1114:DeliveryReportFields = \"key\"|}", use);

    [Theory]
    [InlineData("DeliveryReportFields = \"all\"", Awaited)]
    [InlineData("DeliveryReportFields = \"key,status\"", Awaited)]
    [InlineData("EnableIdempotence = true", Awaited)]
    [InlineData("DeliveryReportFields = \"key\"", "await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = \"a\" });")]
    [InlineData("DeliveryReportFields = \"key\"", "var result = await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = \"a\" }); Console.WriteLine(result.Offset);")]
    [InlineData("DeliveryReportFields = \"key\"", "var result = await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = \"a\" }); Console.WriteLine(result.Status);")]
    [InlineData("DeliveryReportFields = \"key\"", "producer.Produce(\"orders\", new Message<string, string> { Value = \"a\" }, report => { if (report.Error.IsError) { Fail(); } });")]
    public Task Silent(string settings, string use) => Verify(settings, use);

    [Fact]
    public Task By_key() => Verifiers.Verify.Rules<ClientConfigAnalyzer>(
        ["KD1114"], Code.Producer("var config = new ProducerConfig(); {|KD1114:config.Set(\"dotnet.producer.delivery.report.fields\", \"key\")|};", Members).Replace(Code.Build, Code.Build + Awaited, StringComparison.Ordinal));

    [Theory]
    [InlineData("key", "key,status")]
    [InlineData("none", "status")]
    public Task Fixed(string fields, string right) => Verifiers.Verify.Fix<ClientConfigAnalyzer, SettingFixer>(
        Source("EnableIdempotence = true, {|KD1114:DeliveryReportFields = \"" + fields + "\"|}", Awaited), Source("EnableIdempotence = true, DeliveryReportFields = \"" + right + "\"", Awaited));

    private const string Members = "private static void Fail() => throw new InvalidOperationException(); private static void Check(DeliveryReport<string, string> report) { if (report.Status != PersistenceStatus.Persisted) { Fail(); } }";

    private static Task Verify(string settings, string use) => Verifiers.Verify.Rules<ClientConfigAnalyzer>(["KD1114"], Source(settings, use));

    private static string Source(string settings, string use) =>
        Code.Body("var config = new ProducerConfig { " + settings + " };\n        " + Code.Build + "\n        " + use, Members);
}
