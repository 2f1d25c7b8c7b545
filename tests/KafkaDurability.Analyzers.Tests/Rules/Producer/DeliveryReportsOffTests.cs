namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

public class DeliveryReportsOffTests
{
    [Theory]
    [InlineData("EnableIdempotence = true, {|KD1007:EnableDeliveryReports = false|}")]
    [InlineData("{|KD1001:Acks = Acks.None|}, {|KD1007:EnableDeliveryReports = false|}")]
    public Task Reported(string settings) => ProducerRule.Settings(settings);

    [Fact]
    public Task ReportedByKey() => ProducerRule.Statements(
        "var config = new ProducerConfig { EnableIdempotence = true }; {|KD1007:config.Set(\"dotnet.producer.enable.delivery.reports\", \"false\")|};");

    [Theory]
    [InlineData("EnableIdempotence = true, EnableDeliveryReports = true")]
    [InlineData("EnableIdempotence = true, EnableDeliveryReports = null")]
    [InlineData("EnableIdempotence = true, DeliveryReportFields = \"none\"")]
    [InlineData("TransactionalId = \"a\", EnableDeliveryReports = false")]
    public Task NotReported(string settings) => ProducerRule.Settings(settings);

    [Fact]
    public async Task Message() => Assert.Equal(
        "KD1007: EnableDeliveryReports = false makes ProduceAsync succeed at once whatever the broker says, so a failed delivery is never seen; remove the setting",
        await ProducerRule.Message("var config = new ProducerConfig { EnableIdempotence = true, EnableDeliveryReports = false };"));

    [Theory]
    [InlineData("var config = new ProducerConfig { EnableIdempotence = true, {|KD1007:EnableDeliveryReports = false|} };")]
    [InlineData("var config = new ProducerConfig { {|KD1007:EnableDeliveryReports = false|}, EnableIdempotence = true };")]
    [InlineData("var config = new ProducerConfig { EnableIdempotence = true }; {|KD1007:config.EnableDeliveryReports = false|};")]
    public Task Fix(string before) => ProducerRule.Fix(before, "var config = new ProducerConfig { EnableIdempotence = true };");

    [Fact]
    public Task FixOfAnArm() => ProducerRule.Fix(
        "var config = new ProducerConfig { EnableIdempotence = true, EnableDeliveryReports = flag ? true : {|KD1007:false|} };",
        "var config = new ProducerConfig { EnableIdempotence = true, EnableDeliveryReports = flag ? true : true };");
}
