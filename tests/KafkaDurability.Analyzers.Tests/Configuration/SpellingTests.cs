using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Configuration;

/// <summary>The ways to write one setting: each is found, and underlined where it stands.</summary>
public class SpellingTests
{
    [Theory]
    [InlineData("var config = new ProducerConfig { {|KD1001:Acks = Acks.None|} };")]
    [InlineData("var config = new ProducerConfig() { BootstrapServers = \"a\", {|KD1001:Acks = Acks.None|}, ClientId = \"b\" };")]
    [InlineData("ProducerConfig config = new() { {|KD1001:Acks = Acks.None|} };")]
    [InlineData("ProducerConfig config; config = new() { {|KD1001:Acks = Acks.None|} };")]
    [InlineData("var config = new ProducerConfig(); {|KD1001:config.Acks = Acks.None|};")]
    [InlineData("var config = new ProducerConfig(); {|KD1001:config.Acks ??= Acks.None|};")]
    [InlineData("var config = new ProducerConfig(); (({|KD1001:(config).Acks = (Acks.None)|})).ToString();")]
    [InlineData("var config = new ProducerConfig { {|KD1001:Acks = Confluent.Kafka.Acks.None|} };")]
    [InlineData("ClientConfig client = new ProducerConfig(); {|KD1001:client.Acks = Acks.None|}; var config = (ProducerConfig)client;")]
    [InlineData("ClientConfig client = new ProducerConfig(); {|KD1001:client.Acks = Acks.None|}; var config = client as ProducerConfig;")]
    [InlineData("var config = new ProducerConfig(); ({|KD1001:config.Acks = Acks.None|}).ToString();")]
    public Task ByProperty(string statements) => Verify(statements);

    [Theory]
    [InlineData("{|KD1001:Acks = (Acks)0|}")]
    [InlineData("{|KD1001:Acks = (Acks?)0|}")]
    [InlineData("{|KD1001:Acks = 0|}")]
    [InlineData("{|KD1001:Acks = default(Acks)|}")]
    [InlineData("{|KD1001:Acks = Nobody|}")]
    [InlineData("{|KD1001:Acks = s_nobody|}")]
    [InlineData("{|KD1001:Acks = (Acks)Number|}")]
    [InlineData("{|KD1001:Acks = (Acks)(2 - 2)|}")]
    [InlineData("{|KD1001:Acks = Defaults.Nobody|}")]
    [InlineData("{|KD1001:Acks = unchecked((Acks)0)|}")]
    [InlineData("{|KD1002:Acks = (Acks)1|}")]
    [InlineData("{|KD1002:Acks = (Acks)2|}")]
    public Task ByConstant(string setting) => Verify($"var config = new ProducerConfig {{ {setting} }};", """
        private const Acks Nobody = Acks.None;
        private const int Number = 0;
        private static readonly Acks s_nobody = Acks.None;
        private static class Defaults { public const Acks Nobody = (Acks)0; }
        """);

    [Fact]
    public Task ByLocalThatHoldsTheValue() => Verify("""
        var acks = Acks.None;
        var other = acks;
        var config = new ProducerConfig { {|KD1001:Acks = other|} };
        """);

    [Theory]
    [InlineData("{|KD1001:config.Set(\"acks\", \"0\")|};")]
    [InlineData("{|KD1001:config.Set(\"request.required.acks\", \"0\")|};")]
    [InlineData("{|KD1001:config.Set(\"topic.acks\", \"0\")|};")]
    [InlineData("{|KD1001:config.Set(val: \"0\", key: \"acks\")|};")]
    [InlineData("{|KD1001:config.Set(key: \"acks\", val: \"0\")|};")]
    [InlineData("{|KD1001:config.Set(\"ac\" + \"ks\", \"\" + \"0\")|};")]
    [InlineData("const string Key = \"acks\"; {|KD1001:config.Set(Key, \"0\")|};")]
    [InlineData("var key = \"acks\"; var value = \"0\"; {|KD1001:config.Set(key, value)|};")]
    [InlineData("{|KD1001:config.Set(@\"acks\", \"\"\"0\"\"\")|};")]
    [InlineData("config?{|KD1001:.Set(\"acks\", \"0\")|};")]
    [InlineData("{|KD1002:config.Set(\"acks\", \"1\")|};")]
    [InlineData("{|KD1002:config.Set(\"acks\", \"5\")|};")]
    public Task BySet(string write) => Verify("var config = new ProducerConfig(); " + write);

    [Theory]
    [InlineData("config.Acks = flag ? Acks.All : {|KD1001:Acks.None|};")]
    [InlineData("config.Acks = flag ? {|KD1002:Acks.Leader|} : {|KD1001:Acks.None|};")]
    [InlineData("config.Acks = flag ? {|KD1001:Acks.None|} : null;")]
    [InlineData("config.Acks = token.CanBeCanceled switch { true => {|KD1001:Acks.None|}, _ => Acks.All };")]
    [InlineData("Acks? given = flag ? Acks.All : null; config.Acks = given ?? {|KD1001:Acks.None|};")]
    [InlineData("config.Set(\"acks\", flag ? \"all\" : {|KD1001:\"0\"|});")]
    public Task ByArm(string write) => Verify("var config = new ProducerConfig(); " + write);

    [Theory]
    [InlineData("var config = new Dictionary<string, string> { {|KD1001:[\"acks\"] = \"0\"|} };")]
    [InlineData("var config = new Dictionary<string, string> { {|KD1001:{ \"acks\", \"0\" }|} };")]
    [InlineData("Dictionary<string, string> config = new() { {|KD1001:{ \"acks\", \"0\" }|} };")]
    [InlineData("IDictionary<string, string> config = new Dictionary<string, string>(); {|KD1001:config[\"acks\"] = \"0\"|};")]
    [InlineData("var config = new Dictionary<string, string>(); {|KD1001:config.Add(\"acks\", \"0\")|};")]
    [InlineData("var config = new Dictionary<string, string>(); {|KD1001:config.Add(value: \"0\", key: \"acks\")|};")]
    [InlineData("var config = new Dictionary<string, string>(8, StringComparer.Ordinal); {|KD1001:config.TryAdd(\"acks\", \"0\")|};")]
    [InlineData("var config = new SortedDictionary<string, string> { {|KD1001:[\"acks\"] = \"0\"|} };")]
    [InlineData("var config = new[] { {|KD1001:new KeyValuePair<string, string>(\"acks\", \"0\")|} };")]
    [InlineData("var config = new[] { {|KD1001:new KeyValuePair<string, string>(value: \"0\", key: \"acks\")|} };")]
    [InlineData("KeyValuePair<string, string>[] config = { {|KD1001:new(\"acks\", \"0\")|} };")]
    [InlineData("KeyValuePair<string, string>[] config = [{|KD1001:new(\"acks\", \"0\")|}];")]
    [InlineData("var config = new List<KeyValuePair<string, string>> { {|KD1001:new(\"acks\", \"0\")|} };")]
    [InlineData("List<KeyValuePair<string, string>> config = [{|KD1001:new(\"acks\", \"0\")|}];")]
    [InlineData("var config = new List<KeyValuePair<string, string>>(); config.Add({|KD1001:new(\"acks\", \"0\")|});")]
    [InlineData("var config = new[] { {|KD1001:KeyValuePair.Create(\"acks\", \"0\")|} };")]
    [InlineData("var config = new Dictionary<string, string> { {|KD1001:[\"acks\"] = \"0\"|} }.ToList();")]
    [InlineData("var config = new ProducerConfig(new Dictionary<string, string> { {|KD1001:[\"acks\"] = \"0\"|} });")]
    [InlineData("var settings = new Dictionary<string, string>(); var config = new ProducerConfig(settings); {|KD1001:settings[\"acks\"] = \"0\"|};")]
    public Task ByCollection(string statements) => Verify(statements);

    [Theory]
    [InlineData("new[] { {|KD1001:new KeyValuePair<string, string>(\"acks\", \"0\")|} }")]
    [InlineData("[{|KD1001:new(\"acks\", \"0\")|}]")]
    [InlineData("new Dictionary<string, string> { {|KD1001:[\"acks\"] = \"0\"|} }")]
    [InlineData("new ProducerConfig { {|KD1001:Acks = Acks.None|} }")]
    [InlineData("config: new ProducerConfig { {|KD1001:Acks = Acks.None|} }")]
    public Task ByBuilderArgument(string settings) => Verifiers.Verify.Analyzer<ClientConfigAnalyzer>(Code.Body(
        $"using var producer = new ProducerBuilder<string, string>({settings}).SetErrorHandler((_, error) => Console.Error.WriteLine(error)).Build();"));

    [Theory]
    [InlineData("var client = new ClientConfig { {|KD1001:Acks = Acks.None|} }; var config = new ProducerConfig(client);")]
    [InlineData("var client = new ClientConfig(); var config = new ProducerConfig(client); {|KD1001:client.Acks = Acks.None|};")]
    [InlineData("var client = new ClientConfig { Acks = Acks.None }; var config = new ProducerConfig(client) { Acks = Acks.All, EnableIdempotence = true };")]
    [InlineData("var client = new ClientConfig(); var config = new ProducerConfig(client) { Acks = Acks.All, EnableIdempotence = true }; {|KD1005:client.Acks = Acks.None|};")]
    [InlineData("var config = new ClientConfig { {|KD1001:Acks = Acks.None|} };")]
    public Task ByWrappedConfig(string statements) => Verify(statements);

    [Theory]
    [InlineData("var config = new ProducerConfig { Acks = Acks.None }; config.Acks = Acks.All; config.EnableIdempotence = true;")]
    [InlineData("var config = new ProducerConfig { Acks = Acks.None }; config.Acks = null; config.EnableIdempotence = true;")]
    [InlineData("var config = new ProducerConfig { Acks = Acks.All }; config.Acks ??= Acks.None; config.EnableIdempotence = true;")]
    [InlineData("var config = new ProducerConfig { Acks = Acks.All, EnableIdempotence = true }; if (config.Acks == null) { config.Acks = Acks.None; }")]
    [InlineData("var config = new ProducerConfig { Acks = Acks.All, EnableIdempotence = true }; if (config.Acks is null) { config.Acks = Acks.None; }")]
    [InlineData("var config = new ProducerConfig { Acks = Acks.All, EnableIdempotence = true }; if (config.Acks is not null) { } else { config.Acks = Acks.None; }")]
    [InlineData("var config = new ProducerConfig { Acks = Acks.All, EnableIdempotence = true }; if (null == config.Acks) { config.Acks = Acks.None; }")]
    [InlineData("var config = new ProducerConfig { Acks = Acks.All, EnableIdempotence = true }; if (config is not { }) { config.Acks = Acks.None; }")]
    [InlineData("var config = new ProducerConfig { Acks = Acks.All, EnableIdempotence = true }; if (config is { } known) { known.EnableIdempotence = true; } else { config.Acks = Acks.None; }")]
    [InlineData("var config = new ProducerConfig { Acks = Acks.All, EnableIdempotence = true }; if (!config.Acks.HasValue) { config.Acks = Acks.None; }")]
    [InlineData("var config = new ProducerConfig { EnableIdempotence = true }; config.Set(\"acks\", \"0\"); config.Set(\"acks\", \"-1\");")]
    [InlineData("var config = new ProducerConfig { EnableIdempotence = true }; config.Set(\"acks\", \"0\"); config.Acks = Acks.All;")]
    [InlineData("var config = new Dictionary<string, string> { [\"acks\"] = \"0\", [\"enable.idempotence\"] = \"true\" }; config[\"acks\"] = \"all\";")]
    [InlineData("var config = new Dictionary<string, string> { [\"acks\"] = \"0\", [\"enable.idempotence\"] = \"true\" }; config.Remove(\"acks\");")]
    [InlineData("var config = new Dictionary<string, string> { [\"acks\"] = \"all\", [\"enable.idempotence\"] = \"true\" }; config.TryAdd(\"acks\", \"0\");")]
    public Task OverwrittenIsSilent(string statements) => Verify(statements);

    [Fact]
    public Task TwoProducersFromOneConfig() => Verifiers.Verify.Analyzer<ClientConfigAnalyzer>(Code.Body("""
        var config = new ProducerConfig { {|KD1002:Acks = Acks.Leader|} };
        using var first = new ProducerBuilder<string, string>(config).Build();
        config.Acks = Acks.All;
        config.EnableIdempotence = true;
        using var second = new ProducerBuilder<string, string>(config).Build();
        """));

    private static Task Verify(string statements, string members = "") =>
        Verifiers.Verify.Analyzer<ClientConfigAnalyzer>(Code.Producer(statements, members));
}
