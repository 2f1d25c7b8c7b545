namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

public class IdempotenceMissingTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Acks = Acks.All")]
    [InlineData("MaxInFlight = 1")]
    [InlineData("TransactionalId = null")]
    [InlineData("EnableIdempotence = null")]
    [InlineData("MessageSendMaxRetries = 3")]
    public Task Reported(string settings) => ProducerRule.Statements($"var config = {{|KD1003:new ProducerConfig {{ {settings} }}|}};");

    [Theory]
    [InlineData("EnableIdempotence = true")]
    [InlineData("TransactionalId = \"a\"")]
    [InlineData("TransactionalId = $\"a{Environment.MachineName}\"")]
    [InlineData("{|KD4005:TransactionalId = Guid.NewGuid().ToString()|}")]
    [InlineData("TransactionalId = Environment.GetEnvironmentVariable(\"ID\")")]
    [InlineData("{|KD1006:MessageSendMaxRetries = 0|}")]
    [InlineData("{|KD1001:Acks = Acks.None|}")]
    [InlineData("{|KD1002:Acks = Acks.Leader|}")]
    [InlineData("{|KD1004:EnableIdempotence = false|}")]
    public Task NotReported(string settings) => ProducerRule.Settings(settings);

    [Theory]
    [InlineData("1")]
    [InlineData("t")]
    [InlineData("True")]
    [InlineData("TRUE")]
    public Task SilentWhereSetByKey(string value) => ProducerRule.Statements($"var config = new ProducerConfig(); config.Set(\"enable.idempotence\", \"{value}\");");

    [Fact]
    public async Task Message() => Assert.Equal(
        "KD1003: This producer is built without EnableIdempotence, so a retry after a lost answer writes the message twice or out of order; set EnableIdempotence = true",
        await ProducerRule.Message("var config = new ProducerConfig();"));

    [Theory]
    [InlineData("var config = {|KD1003:new ProducerConfig()|};", "var config = new ProducerConfig { EnableIdempotence = true };")]
    [InlineData("ProducerConfig config = {|KD1003:new()|};", "ProducerConfig config = new() { EnableIdempotence = true };")]
    [InlineData("var config = {|KD1003:new ProducerConfig { ClientId = \"a\" }|};", "var config = new ProducerConfig { ClientId = \"a\", EnableIdempotence = true };")]
    [InlineData("var config = {|KD1003:new ProducerConfig { MaxInFlight = 6 }|};", "var config = new ProducerConfig { MaxInFlight = 5, EnableIdempotence = true };")]
    [InlineData("var config = {|KD1003:new ProducerConfig { MaxInFlight = 5 }|};", "var config = new ProducerConfig { MaxInFlight = 5, EnableIdempotence = true };")]
    [InlineData("var config = {|KD1003:new ProducerConfig { QueueBufferingBackpressureThreshold = 2 }|};", "var config = new ProducerConfig { EnableIdempotence = true };")]
    [InlineData("var config = {|KD1003:new ProducerConfig()|}; config.Set(\"queuing.strategy\", \"lifo\");", "var config = new ProducerConfig { EnableIdempotence = true };")]
    [InlineData("var config = {|KD1003:new ProducerConfig()|}; config.MaxInFlight = flag ? 10 : 1;", "var config = new ProducerConfig { EnableIdempotence = true }; config.MaxInFlight = flag ? 5 : 1;")]
    [InlineData("var config = {|KD1003:new Dictionary<string, string> { [\"client.id\"] = \"a\" }|};", "var config = new Dictionary<string, string> { [\"client.id\"] = \"a\", [\"enable.idempotence\"] = \"true\" };")]
    [InlineData("var shared = new ClientConfig(); var config = {|KD1003:new ProducerConfig(shared)|};", "var shared = new ClientConfig(); var config = new ProducerConfig(shared) { EnableIdempotence = true };")]
    public Task Fix(string before, string after) => ProducerRule.Fix(before, after);

    [Fact]
    public Task NoFixWhereItCouldMakeTheClientThrow()
    {
        const string Statements = "var config = {|KD1003:new ProducerConfig { MaxInFlight = Environment.ProcessorCount }|};";
        return ProducerRule.Fix(Statements, Statements);
    }

    [Fact]
    public Task OneFixForTwoProducersOfOneConfig() => ProducerRule.Fix(
        "var config = {|KD1003:new ProducerConfig()|}; using var other = new ProducerBuilder<int, int>(config).Build();",
        "var config = new ProducerConfig { EnableIdempotence = true }; using var other = new ProducerBuilder<int, int>(config).Build();");

    [Fact]
    public Task FixInSeveralFiles() => Verifiers.Verify.Fix<ClientConfigAnalyzer, CodeFixes.SettingFixer>(
        [
            "class A { object Make() => new ProducerBuilder<int, int>({|KD1003:new ProducerConfig()|}).Build(); }",
            "class B { object Make() => new ProducerBuilder<int, int>(Settings.Create()).Build(); object Other() => new ProducerBuilder<int, int>({|KD1003:new ProducerConfig()|}).Build(); }",
            "static class Settings { internal static ProducerConfig Create() => {|KD1003:new() { ClientId = \"a\" }|}; }",
        ],
        [
            "class A { object Make() => new ProducerBuilder<int, int>(new ProducerConfig { EnableIdempotence = true }).Build(); }",
            "class B { object Make() => new ProducerBuilder<int, int>(Settings.Create()).Build(); object Other() => new ProducerBuilder<int, int>(new ProducerConfig { EnableIdempotence = true }).Build(); }",
            "static class Settings { internal static ProducerConfig Create() => new() { ClientId = \"a\", EnableIdempotence = true }; }",
        ]);

    /// <summary>What contradicts stands in another file, which a fix of this one does not reach.</summary>
    [Fact]
    public Task NoFixAcrossFiles()
    {
        string[] sources =
        [
            "class A { object Make() { var config = {|KD1003:new ProducerConfig()|}; Settings.Fill(config); return new ProducerBuilder<int, int>(config).Build(); } }",
            "static class Settings { internal static void Fill(ProducerConfig config) => config.MaxInFlight = 10; }",
        ];
        return Verifiers.Verify.Fix<ClientConfigAnalyzer, CodeFixes.SettingFixer>(sources, sources);
    }
}
