using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Configuration;

/// <summary>Where not all is in sight nothing is claimed to be missing; what is written in sight still counts.</summary>
public class UnknownTests
{
    private const string Around = """
        using System.Linq.Expressions;
        using System.Reflection;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Logging;
        using Microsoft.Extensions.Options;

        public class AppSettings
        {
            public Acks Acks { get; set; }
            public Acks? MaybeAcks { get; set; }
            public int Retries { get; set; }
            public bool? Idempotent { get; set; }
            public string TransactionalId { get; set; } = "";
            public ProducerConfig Producer { get; set; } = new();
        }
        public interface IConfigSource
        {
            ProducerConfig Get();
            ProducerConfig Config { get; }
            void Fill(ProducerConfig config);
            bool TryGet(out ProducerConfig config);
        }
        public abstract class ConfigBase
        {
            protected abstract ProducerConfig Create();
            protected abstract void Fill(ProducerConfig config);
        }

        """;

    private const string Fields = """
        private AppSettings settings = new();
        private IConfigSource source = null!;
        private IConfiguration configuration = null!;
        private IServiceProvider services = null!;
        private ILogger logger = null!;
        private event Action<ProducerConfig>? Configuring;
        private static void Replace(ref ProducerConfig config) => config = new ProducerConfig { EnableIdempotence = true };
        private static void Make(out ProducerConfig config) => config = new ProducerConfig { EnableIdempotence = true };
        private static void Setup(Expression<Action<ProducerConfig>> setup) => setup.ToString();
        private static void SetupGet(Expression<Func<ProducerConfig, bool>> setup) => setup.ToString();
        private static void SetupMake(Expression<Func<ProducerConfig>> setup) => setup.ToString();
        """;

    [Theory]
    [InlineData("var config = new ProducerConfig(); configuration.Bind(config);")]
    [InlineData("var config = new ProducerConfig(); configuration.GetSection(\"Kafka\").Bind(config);")]
    [InlineData("var config = new ProducerConfig(); ConfigurationBinder.Bind(configuration, \"Kafka\", config);")]
    [InlineData("var config = configuration.GetSection(\"Kafka\").Get<ProducerConfig>();")]
    [InlineData("var config = configuration.Get<ProducerConfig>() ?? new ProducerConfig { EnableIdempotence = true };")]
    [InlineData("var pairs = new Dictionary<string, string>(); configuration.Bind(pairs); var config = new ProducerConfig(pairs);")]
    [InlineData("var config = new ProducerConfig(configuration.AsEnumerable().ToDictionary(pair => pair.Key, pair => pair.Value!));")]
    [InlineData("var config = services.GetRequiredService<IOptions<ProducerConfig>>().Value;")]
    [InlineData("var config = services.GetRequiredService<ProducerConfig>();")]
    [InlineData("var config = source.Get();")]
    [InlineData("var config = source.Config;")]
    [InlineData("var config = settings.Producer;")]
    [InlineData("var config = new ProducerConfig(settings.Producer);")]
    [InlineData("var config = new ProducerConfig(settings.Producer) { ClientId = \"a\" };")]
    [InlineData("var config = new ProducerConfig(); source.Fill(config);")]
    [InlineData("source.TryGet(out var config);")]
    [InlineData("ProducerConfig config = new(); source.TryGet(out config);")]
    [InlineData("var config = new ProducerConfig(); Replace(ref config);")]
    [InlineData("Make(out var config);")]
    [InlineData("ProducerConfig config = new(); Make(out config);")]
    [InlineData("var config = new ProducerConfig(); Configuring?.Invoke(config);")]
    [InlineData("var config = new ProducerConfig { EnableIdempotence = settings.Idempotent };")]
    [InlineData("var config = new ProducerConfig { TransactionalId = settings.TransactionalId };")]
    [InlineData("var config = new ProducerConfig { Acks = settings.Acks };")]
    [InlineData("var config = new ProducerConfig { Acks = settings.MaybeAcks };")]
    [InlineData("var config = new ProducerConfig { Acks = Enum.Parse<Acks>(configuration[\"Acks\"]!), EnableIdempotence = bool.Parse(configuration[\"I\"]!) };")]
    [InlineData("var config = new ProducerConfig(); foreach (var pair in configuration.AsEnumerable()) { config.Set(pair.Key, pair.Value); }")]
    [InlineData("var config = new ProducerConfig(); config.Set(configuration[\"Key\"], \"true\");")]
    [InlineData("var config = new Dictionary<string, string> { [configuration[\"Key\"]!] = \"0\" };")]
    [InlineData("var config = new Dictionary<string, string> { { configuration[\"Key\"]!, \"0\" } };")]
    [InlineData("var config = new List<KeyValuePair<string, string>>(); config.AddRange(configuration.AsEnumerable()!);")]
    [InlineData("KeyValuePair<string, string>[] config = [.. configuration.AsEnumerable()!, new(\"client.id\", \"a\")];")]
    [InlineData("var given = new Dictionary<string, string>(); configuration.Bind(given); var config = given.Append(new(\"client.id\", \"a\"));")]
    [InlineData("var config = new ProducerConfig(); typeof(ProducerConfig).GetProperty(\"EnableIdempotence\")!.SetValue(config, true);")]
    [InlineData("var config = new ProducerConfig(); foreach (var property in typeof(ProducerConfig).GetProperties()) { property.SetValue(config, null); }")]
    [InlineData("var config = Activator.CreateInstance<ProducerConfig>();")]
    [InlineData("var config = System.Text.Json.JsonSerializer.Deserialize<ProducerConfig>(\"{}\");")]
    [InlineData("var config = new ProducerConfig(); dynamic any = config; any.EnableIdempotence = true;")]
    [InlineData("var config = new ProducerConfig(); object any = config; ((ProducerConfig)any).EnableIdempotence = true;")]
    [InlineData("var config = new ProducerConfig(); var all = new[] { config }; all[0].EnableIdempotence = true;")]
    [InlineData("var config = new ProducerConfig(); var all = new List<ProducerConfig> { config }; all[0].EnableIdempotence = true;")]
    [InlineData("var config = new ProducerConfig(); var pair = (config, 1); pair.config.EnableIdempotence = true;")]
    [InlineData("var config = new ProducerConfig(); var box = new { config }; box.config.EnableIdempotence = true;")]
    [InlineData("var config = new ProducerConfig(); settings.Producer = config; settings.Producer.EnableIdempotence = true;")]
    [InlineData("var config = new ProducerConfig(); var other = new AppSettings { Producer = config }; source.Fill(other.Producer);")]
    [InlineData("var config = new ProducerConfig(); ref var alias = ref config; alias = new ProducerConfig { EnableIdempotence = true };")]
    [InlineData("var config = new ProducerConfig(); ref var alias = ref config; alias.EnableIdempotence = true;")]
    [InlineData("var config = await Task.FromResult(new ProducerConfig { EnableIdempotence = true });")]
    [InlineData("IEnumerable<KeyValuePair<string, string>> Pairs() { yield return new(\"enable.idempotence\", \"true\"); } var config = Pairs();")]
    [InlineData("var config = new[] { (\"enable.idempotence\", \"true\") }.Select(pair => new KeyValuePair<string, string>(pair.Item1, pair.Item2));")]
    [InlineData("var config = new[] { (\"enable.idempotence\", \"true\") }.ToDictionary(pair => pair.Item1, pair => pair.Item2);")]
    [InlineData("var config = new ProducerConfig(); config.GetType();config.GetHashCode(); Extend(config); static void Extend(object any) => (any as ProducerConfig)!.EnableIdempotence = true;")]
    public Task NothingClaimed(string statements) => Verify(statements);

    [Theory]
    [InlineData("var config = {|KD1003:new ProducerConfig { MessageSendMaxRetries = settings.Retries }|};")]
    [InlineData("var config = new ProducerConfig { {|KD1001:Acks = Acks.None|} }; configuration.Bind(config);")]
    [InlineData("var config = configuration.Get<ProducerConfig>()!; {|KD1001:config.Acks = Acks.None|};")]
    [InlineData("var config = source.Get(); {|KD1001:config.Acks = Acks.None|};")]
    [InlineData("var config = source.Config; {|KD1001:config.Set(\"acks\", \"0\")|};")]
    [InlineData("var config = settings.Producer; {|KD1001:config.Acks = Acks.None|};")]
    [InlineData("{|KD1001:settings.Producer.Acks = Acks.None|}; var config = settings.Producer;")]
    [InlineData("var config = new ProducerConfig(settings.Producer) { {|KD1001:Acks = Acks.None|} };")]
    [InlineData("var config = new ProducerConfig { {|KD1001:Acks = Acks.None|} }; source.Fill(config);")]
    [InlineData("source.TryGet(out var config); {|KD1001:config.Acks = Acks.None|};")]
    [InlineData("var config = new ProducerConfig { ClientId = settings.TransactionalId, {|KD1001:Acks = Acks.None|} };")]
    [InlineData("var config = new ProducerConfig(); config.Set(configuration[\"Key\"], \"0\"); {|KD1001:config.Acks = Acks.None|};")]
    [InlineData("var config = services.GetRequiredService<ProducerConfig>(); {|KD1001:config.Acks = Acks.None|};")]
    [InlineData("var config = new ProducerConfig { Acks = settings.MaybeAcks ?? {|KD1001:Acks.None|} };")]
    [InlineData("var config = new ProducerConfig { Acks = settings.Retries > 0 ? settings.Acks : {|KD1001:Acks.None|} };")]
    public Task ExplicitValueStillCounts(string statements) => Verify(statements);

    [Theory]
    [InlineData("foreach (var config in new List<ProducerConfig> { settings.Producer }) { {|KD1001:config.Acks = Acks.None|}; }")]
    [InlineData("foreach (ProducerConfig config in new System.Collections.ArrayList()) { {|KD1001:config.Acks = Acks.None|}; }")]
    public Task ExplicitValueInLoopVariable(string statements) => Verify(statements, true);

    [Theory]
    [InlineData("Setup(c => c.Set(\"acks\", \"0\"));")]
    [InlineData("SetupGet(c => c.Acks == Acks.None);")]
    [InlineData("SetupMake(() => new ProducerConfig { Acks = Acks.None });")]
    [InlineData("Expression<Func<ProducerConfig, Acks?>> read = c => c.Acks;")]
    [InlineData("Expression<Func<IProducer<string, string>>> build = () => new ProducerBuilder<string, string>(new ProducerConfig()).Build();")]
    [InlineData("var name = nameof(ProducerConfig.Acks);")]
    [InlineData("logger.LogInformation(\"acks {Acks}\", Acks.None);")]
    public Task ExpressionTreesAndMentions(string statements) => Verify(statements, true);

    [Theory]
    [InlineData("var config = {|KD1003:new ProducerConfig()|}; logger.LogInformation(\"{Config}\", config);")]
    [InlineData("var config = {|KD1003:new ProducerConfig()|}; Console.WriteLine(config.ClientId);")]
    [InlineData("var config = {|KD1003:new ProducerConfig()|}; var text = System.Text.Json.JsonSerializer.Serialize(config);")]
    [InlineData("var config = {|KD1003:new ProducerConfig()|}; ArgumentNullException.ThrowIfNull(config);")]
    [InlineData("var config = {|KD1003:new ProducerConfig()|}; foreach (var pair in config) { Console.WriteLine(pair.Key); }")]
    [InlineData("var config = {|KD1003:new ProducerConfig { BootstrapServers = configuration[\"Servers\"], ClientId = settings.TransactionalId }|};")]
    [InlineData("var config = {|KD1003:new ProducerConfig { BootstrapServers = source.Get().BootstrapServers }|};")]
    [InlineData("var config = {|KD1003:new ProducerConfig()|}; var count = config.Count();")]
    public Task WhatOnlyReadsDoesNotMatter(string statements) => Verify(statements);

    [Fact]
    public Task OverridesAndParameters() => Verifiers.Verify.Analyzer<ClientConfigAnalyzer>(Around + """
        public class Orders : ConfigBase
        {
            protected override ProducerConfig Create() => new ProducerConfig();

            protected override void Fill(ProducerConfig config) => config.EnableIdempotence = true;

            public IProducer<string, string> Build() => new ProducerBuilder<string, string>(Create()).Build();

            public IProducer<string, string> Build(ProducerConfig config) => new ProducerBuilder<string, string>(config).Build();

            public IProducer<string, string> BuildFilled()
            {
                var config = new ProducerConfig();
                Fill(config);
                return new ProducerBuilder<string, string>(config).Build();
            }
        }
        """);

    private static Task Verify(string statements, bool whole = false) => Verifiers.Verify.Analyzer<ClientConfigAnalyzer>(
        Around + (whole ? Code.Body(statements, Fields) : Code.Producer(statements, Fields)));
}
