using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Configuration;

/// <summary>Branches, loops, handlers: what a setting may be where the client is built.</summary>
public class PathTests
{
    private const string New = "var config = new ProducerConfig(); ";

    [Theory]
    [InlineData("if (flag) { {|KD1001:config.Acks = Acks.None|}; }")]
    [InlineData("if (flag) { config.Acks = Acks.All; } else { {|KD1001:config.Acks = Acks.None|}; }")]
    [InlineData("{|KD1001:config.Acks = Acks.None|}; if (flag) { config.Acks = Acks.All; config.EnableIdempotence = true; }")]
    [InlineData("try { {|KD1001:config.Acks = Acks.None|}; } catch (Exception) { throw; }")]
    [InlineData("try { Console.WriteLine(); } finally { {|KD1001:config.Acks = Acks.None|}; }")]
    [InlineData("try { Console.WriteLine(); } catch (InvalidOperationException) { {|KD1001:config.Acks = Acks.None|}; }")]
    [InlineData("for (var i = 0; i < 3; i++) { {|KD1001:config.Acks = Acks.None|}; }")]
    [InlineData("foreach (var name in new[] { \"a\" }) { config.ClientId = name; {|KD1001:config.Acks = Acks.None|}; }")]
    [InlineData("while (flag) { {|KD1001:config.Acks = Acks.None|}; flag = false; }")]
    [InlineData("do { {|KD1001:config.Acks = Acks.None|}; } while (flag);")]
    [InlineData("switch (token.CanBeCanceled) { case true: {|KD1001:config.Acks = Acks.None|}; break; default: config.Acks = Acks.All; break; }")]
    [InlineData("using (var stream = Console.OpenStandardInput()) { {|KD1001:config.Acks = Acks.None|}; }")]
    [InlineData("lock (config) { {|KD1001:config.Acks = Acks.None|}; }")]
    [InlineData("if (flag) { return; } {|KD1001:config.Acks = Acks.None|};")]
    [InlineData("if (flag) { goto build; } config.Acks = Acks.All; build: {|KD1001:config.Acks = Acks.None|};")]
    [InlineData("unchecked { {|KD1001:config.Acks = Acks.None|}; }")]
    [InlineData("var other = flag ? config : new ProducerConfig { ClientId = \"b\" }; {|KD1001:other.Acks = Acks.None|};")]
    [InlineData("await Task.Delay(1); {|KD1001:config.Acks = Acks.None|}; await Task.Delay(1);")]
    public Task MayBeBad(string statements) => Verify(New + statements);

    [Theory]
    [InlineData("config.Acks = Acks.None; config.Acks = Acks.All; config.EnableIdempotence = true;")]
    [InlineData("if (flag) { config.Acks = Acks.None; } config.Acks = Acks.All; config.EnableIdempotence = true;")]
    [InlineData("try { config.Acks = Acks.None; } finally { config.Acks = Acks.All; config.EnableIdempotence = true; }")]
    [InlineData("config.EnableIdempotence = true; if (flag) { config.Acks = Acks.None; return; }")]
    [InlineData("config.EnableIdempotence = true; if (flag) { config.Acks = Acks.None; throw new Exception(); }")]
    [InlineData("config.EnableIdempotence = true; if (false) { config.Acks = Acks.None; }")]
    [InlineData("const bool Fast = false; config.EnableIdempotence = true; if (Fast) { config.Acks = Acks.None; }")]
    [InlineData("for (var i = 0; i < 3; i++) { config.Acks = Acks.None; } config.Acks = Acks.All; config.EnableIdempotence = true;")]
    [InlineData("switch (token.CanBeCanceled) { case true: config.EnableIdempotence = true; break; default: config.TransactionalId = \"a\"; break; }")]
    [InlineData("if (flag) { config.EnableIdempotence = true; }")]
    [InlineData("config.EnableIdempotence = flag;")]
    [InlineData("config.EnableIdempotence = flag ? true : null;")]
    [InlineData("config.EnableIdempotence |= flag;")]
    [InlineData("while (flag) { config.EnableIdempotence = true; }")]
    [InlineData("try { config.EnableIdempotence = true; } catch (Exception) { }")]
    [InlineData("config.TransactionalId = Environment.GetEnvironmentVariable(\"ID\");")]
    [InlineData("config = new ProducerConfig { EnableIdempotence = true };")]
    [InlineData("(config, _) = (new ProducerConfig { EnableIdempotence = true }, 1);")]
    [InlineData("(config.EnableIdempotence, config.ClientId) = (true, \"a\");")]
    public Task NeverBad(string statements) => Verify(New + statements);

    [Theory]
    [InlineData("var config = flag ? {|KD1003:new ProducerConfig()|} : new ProducerConfig { EnableIdempotence = true };")]
    [InlineData("ProducerConfig config; if (flag) { config = {|KD1003:new()|}; } else { config = new() { {|KD1002:Acks = Acks.Leader|} }; }")]
    [InlineData("ProducerConfig? config = null; config ??= {|KD1003:new()|};")]
    [InlineData("var config = new[] { new ProducerConfig() }[0];")]
    [InlineData("var config = {|KD1003:new ProducerConfig()|}; if (flag) { return; }")]
    [InlineData("var config = {|KD1003:new ProducerConfig()|}; config.EnableIdempotence = null;")]
    [InlineData("var config = {|KD1003:new ProducerConfig()|}; config.TransactionalId = null;")]
    [InlineData("var config = {|KD1003:new ProducerConfig { EnableIdempotence = true }|}; config.EnableIdempotence = null;")]
    [InlineData("var config = flag switch { true => {|KD1003:new ProducerConfig()|}, false => {|KD1003:new ProducerConfig { ClientId = \"a\" }|} };")]
    public Task MissingOnSomePath(string statements) => Verify(statements);

    [Theory]
    [InlineData("Action<ProducerConfig> configure = c => {|KD1001:c.Acks = Acks.None|};")]
    [InlineData("Action<ProducerConfig> configure = c => { c.ClientId = \"a\"; {|KD1001:c.Set(\"acks\", \"0\")|}; };")]
    [InlineData("Action<ProducerConfig> configure = delegate(ProducerConfig c) { {|KD1001:c.Acks = Acks.None|}; };")]
    [InlineData("Func<ProducerConfig> make = () => new ProducerConfig { {|KD1001:Acks = Acks.None|} };")]
    [InlineData("Func<ProducerConfig, ProducerConfig> make = c => { {|KD1001:c.Acks = Acks.None|}; return c; };")]
    [InlineData("Action<ProducerSettings> configure = settings => {|KD1001:settings.Config.Acks = Acks.None|};")]
    [InlineData("Action<ProducerSettings> configure = settings => settings.Config = new ProducerConfig { {|KD1001:Acks = Acks.None|} };")]
    [InlineData("Configure(settings => {|KD1001:settings.Config.Acks = Acks.None|});")]
    [InlineData("Configure(settings => { settings.Config.BootstrapServers = \"a\"; });")]
    [InlineData("services.Configure<ProducerConfig>(c => {|KD1001:c.Acks = Acks.None|});")]
    [InlineData("services.Configure<ProducerConfig>(\"name\", c => { c.BootstrapServers = \"a\"; {|KD1001:c.Acks = Acks.None|}; });")]
    [InlineData("services.PostConfigure<ProducerConfig>(c => { c.BootstrapServers = \"a\"; });")]
    [InlineData("services.AddSingleton(_ => new ProducerConfig { {|KD1001:Acks = Acks.None|} });")]
    [InlineData("services.AddSingleton(_ => new ProducerConfig());")]
    [InlineData("services.AddSingleton(new ProducerConfig());")]
    [InlineData("services.AddSingleton(_ => new ProducerBuilder<string, string>({|KD1003:new ProducerConfig()|}).Build());")]
    [InlineData("services.AddSingleton<IProducer<string, string>>(_ => { var config = {|KD1003:new ProducerConfig()|}; return new ProducerBuilder<string, string>(config).Build(); });")]
    [InlineData("services.AddSingleton(s => new ProducerBuilder<string, string>(s.GetRequiredService<IOptions<ProducerConfig>>().Value).Build());")]
    public Task Lambdas(string statements) => Verifiers.Verify.Analyzer<ClientConfigAnalyzer>("""
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Options;

        """ + Code.Body(statements, """
        private readonly IServiceCollection services = new ServiceCollection();
        public class ProducerSettings { public ProducerConfig Config { get; set; } = new(); }
        private static void Configure(Action<ProducerSettings> configure) => configure(new ProducerSettings());
        """));

    [Theory]
    [InlineData("Action set = () => config.EnableIdempotence = true; set();")]
    [InlineData("Apply(() => config.EnableIdempotence = true);")]
    [InlineData("Apply(() => { if (flag) { config.EnableIdempotence = true; } });")]
    [InlineData("await Task.Run(() => config.EnableIdempotence = true);")]
    [InlineData("Action outer = () => { Action inner = () => config.EnableIdempotence = true; inner(); }; outer();")]
    public Task LambdaMaySetWhatWouldBeMissing(string statements) =>
        Verify(New + statements, "private static void Apply(Action action) => action();");

    private static Task Verify(string statements, string members = "") =>
        Verifiers.Verify.Analyzer<ClientConfigAnalyzer>("#nullable enable\n" + Code.Producer(statements, members));
}
