using System.Text;
using Basic.Reference.Assemblies;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis.CSharp;

namespace KafkaDurability.Analyzers.Tests.Configuration;

/// <summary>Code that is half-typed, wrong, huge or odd: no exception, and no claim without ground.</summary>
public class BadInputTests
{
    private const string Realistic = """
        using Microsoft.Extensions.Configuration;

        namespace Shop.Messaging;

        public sealed class OrderPublisher : IDisposable
        {
            private static readonly ProducerConfig s_defaults = new() { Acks = Acks.Leader, ["a"] = 3 };
            private readonly IProducer<string, string> _producer;

            public OrderPublisher(IConfiguration configuration, Action<ProducerConfig>? configure = null)
            {
                var pairs = new Dictionary<string, string> { ["enable.idempotence"] = "true", { "acks", "0" } };
                var config = new ProducerConfig(pairs)
                {
                    BootstrapServers = configuration["Kafka:Servers"],
                    Acks = configuration["Fast"] is null ? Acks.All : Acks.None,
                    MessageTimeoutMs = 5000,
                };
                config.Set("linger.ms", "20");
                configure?.Invoke(config);
                foreach (var (key, value) in pairs) { config.Set(key, value); }
                KeyValuePair<string, string>[] list = [new("acks", "1"), .. pairs];
                _producer = new ProducerBuilder<string, string>(config).SetErrorHandler((_, e) => Console.WriteLine(e)).Build();
            }

            public async Task PublishAsync(string id) =>
                await _producer.ProduceAsync("orders", new Message<string, string> { Key = id, Value = $"{id}" });

            public void Dispose() => _producer.Dispose();
        }
        """;

    public static TheoryData<int> Offsets { get; } = new(Enumerable.Range(0, 5));

    /// <summary>Each cut of the source by the twenty-fifth character; together the theory's cases cut at every fifth.</summary>
    [Theory]
    [MemberData(nameof(Offsets))]
    public async Task HalfTyped(int offset)
    {
        for (var length = offset * 5; length < Realistic.Length; length += 25)
        {
            await Reports.Of<ClientConfigAnalyzer>(Realistic[..length]);
        }
    }

    [Theory]
    [InlineData("var config = new ProducerConfig { Acks = };")]
    [InlineData("var config = new ProducerConfig { Acks };")]
    [InlineData("var config = new ProducerConfig { Acks = Acks. };")]
    [InlineData("var config = new ProducerConfig { = Acks.All };")]
    [InlineData("var config = new ProducerConfig { Acks = \"0\" };")]
    [InlineData("var config = new ProducerConfig { Acks = 1.5 };")]
    [InlineData("var config = new ProducerConfig { Acks = null! };")]
    [InlineData("var config = new ProducerConfig { MessageSendMaxRetries = 99999999999999999999 };")]
    [InlineData("var config = new ProducerConfig { MessageSendMaxRetries = int.MaxValue + 1 };")]
    [InlineData("var config = new ProducerConfig { MessageSendMaxRetries = 1 / 0 };")]
    [InlineData("var config = new ProducerConfig { Missing = 1 };")]
    [InlineData("var config = new ProducerConfig(1, 2, 3) { Acks = Nowhere.None };")]
    [InlineData("var config = new MissingConfig { Acks = Acks.None };")]
    [InlineData("var config = new Dictionary<string> { [\"acks\"] = \"0\" };")]
    [InlineData("var config = new Dictionary<string, string> { { \"acks\" }, { \"acks\", \"0\", \"1\" }, [] = \"0\" };")]
    [InlineData("var config = new[] { new KeyValuePair<string, string>(\"acks\") };")]
    [InlineData("var config = new[] { };")]
    [InlineData("KeyValuePair<string, string>[] config = [new(), new(1), .. 5, ..];")]
    [InlineData("var config = config;")]
    [InlineData("var config = new ProducerConfig(config) { Acks = config.Acks };")]
    [InlineData("ProducerConfig config = default; config.Acks += Acks.None; config.Acks++;")]
    [InlineData("ProducerConfig config = new(); config.Set(); config.Set(\"acks\"); config.Set(null, null); config.Set(1, 2); config.Set(\"acks\", \"0\", 3);")]
    [InlineData("ProducerConfig config = new(); config.Set(val: \"0\", val: \"0\"); config.Set(nope: \"0\", key: \"acks\");")]
    [InlineData("var config = new ProducerConfig { Acks = flag ? };")]
    [InlineData("var config = flag switch { };")]
    [InlineData("var config = new ProducerConfig { [\"acks\"] = \"0\" };")]
    [InlineData("ProducerConfig config = null;")]
    [InlineData("var config = (ProducerConfig)null;")]
    [InlineData("var config = null as ProducerConfig; config.Acks = Acks.All;")]
    [InlineData("var config = Make(; ProducerConfig Make() => Make();")]
    [InlineData("var config = new ProducerConfig; goto nowhere; break; continue; return 5;")]
    [InlineData("ref var config = ref new ProducerConfig(); __arglist(config);")]
    [InlineData("var config = new ProducerConfig { Acks = (Acks)long.MaxValue };")]
    [InlineData("var config = new ProducerConfig { Acks = (Acks)(object)0 };")]
    public async Task Broken(string statements) => await Reports.Of<ClientConfigAnalyzer>(Code.Producer(statements));

    [Theory]
    [InlineData("[Obsolete(new ProducerConfig { Acks = Acks.None }.ToString())] private int _field;")]
    [InlineData("[Kafka(Config = new ProducerConfig { Acks = Acks.None })] public void Run() { }")]
    [InlineData("public void Run(ProducerConfig config = new ProducerConfig { Acks = Acks.None }) { }")]
    [InlineData("public ProducerConfig Config { get => ; set => ; }")]
    [InlineData("public ProducerConfig Config => ")]
    [InlineData("private ProducerConfig _config = ")]
    [InlineData("private ProducerConfig _config = _config;")]
    [InlineData("private ProducerConfig Config { get; } = Config;")]
    [InlineData("private static ProducerConfig A => B; private static ProducerConfig B => A; object Build() => new ProducerBuilder<string, string>(A).Build();")]
    [InlineData("private const ProducerConfig Config = new ProducerConfig();")]
    [InlineData("private ProducerConfig a = b, b = c, c = a;")]
    [InlineData("public Orders() : this(new ProducerConfig { Acks = Acks.None }) { } public Orders(ProducerConfig config) : this() { }")]
    [InlineData("partial void Fill(ProducerConfig config); public partial ProducerConfig Make(); extern static ProducerConfig Native();")]
    [InlineData("enum E { A = new ProducerConfig { Acks = Acks.None } }")]
    [InlineData("int this[ProducerConfig config] { get { config.Acks = Acks.None; return 0; } }")]
    [InlineData("event Action<ProducerConfig> E { add { value(new ProducerConfig()); } remove { } }")]
    public async Task BrokenMembers(string members) => await Reports.Of<ClientConfigAnalyzer>(Code.Members(members));

    [Fact]
    public Task BaseConstructorArgument() => Verify.Analyzer<ClientConfigAnalyzer>("""
        public class Publisher(ProducerConfig config)
        {
            public ProducerConfig Config { get; } = config;
        }

        public class Orders : Publisher
        {
            public Orders()
                : base(new ProducerConfig { {|KD1001:Acks = Acks.None|} })
            {
            }
        }
        """);

    [Fact]
    public Task DuplicateKeys() => Verify.Analyzer<ClientConfigAnalyzer>(Code.Producer("""
        var config = new Dictionary<string, string> { ["acks"] = "all", ["acks"] = "1", {|KD1001:["acks"] = "0"|} };
        """));

    [Fact]
    public Task DuplicateInitializers() => Verify.Analyzer<ClientConfigAnalyzer>(
        Code.Producer("var config = new ProducerConfig { Acks = Acks.None, {|KD1002:Acks = Acks.Leader|} };"), errors: true);

    [Theory]
    [InlineData("private ProducerConfig Make(int n) => n > 0 ? Make(n - 1) : new ProducerConfig { {|KD1001:Acks = Acks.None|} };")]
    [InlineData("private ProducerConfig Make(int n) => n > 0 ? Other(n - 1) : new ProducerConfig { {|KD1001:Acks = Acks.None|} }; private ProducerConfig Other(int n) => Make(n - 1);")]
    [InlineData("private ProducerConfig Make(int n) { var made = n > 0 ? Make(n - 1) : new ProducerConfig(); {|KD1001:made.Acks = Acks.None|}; return made; }")]
    public Task Recursion(string helper) => Verify.Analyzer<ClientConfigAnalyzer>(Code.Producer("var config = Make(3);", helper));

    [Fact]
    public async Task ThousandsOfAssignments()
    {
        var body = new StringBuilder("var config = new ProducerConfig { EnableIdempotence = true };\n");
        for (var i = 0; i < 5000; i++)
        {
            body.Append("config.ClientId = \"").Append(i).Append("\";\n");
        }

        body.Append("config.MessageSendMaxRetries = 0;");
        AssertIds(["KD1005"], await Reports.Of<ClientConfigAnalyzer>(Code.Producer(body.ToString())));
    }

    [Fact]
    public async Task ThousandsOfKeys()
    {
        var entries = string.Join(",\n", Enumerable.Range(0, 2000).Select(i => $"[\"label.{i}\"] = \"{i}\""));
        AssertIds([], await Reports.Of<ClientConfigAnalyzer>(Code.Body("var labels = new Dictionary<string, string> { " + entries + " }; Console.WriteLine(labels);")));
    }

    [Fact]
    public async Task ThousandsOfBranches()
    {
        var body = new StringBuilder("var config = new ProducerConfig { EnableIdempotence = true };\nswitch (token.GetHashCode())\n{\n");
        for (var i = 0; i < 1000; i++)
        {
            body.Append("case ").Append(i).Append(": config.ClientId = \"").Append(i).Append("\"; break;\n");
        }

        body.Append("default: config.MaxInFlight = 6; break; }");
        AssertIds(["KD1005"], await Reports.Of<ClientConfigAnalyzer>(Code.Producer(body.ToString())));
    }

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("1 + (", "1", ")")]
    [InlineData("-", "1", "")]
    [InlineData("flag ? 1 : ", "1", "")]
    [InlineData("1 + ", "1", "")]
    public async Task DeepExpressions(string open, string core, string close)
    {
        // As deep as the compiler itself takes it; past that it gives up, and so does the analyzer.
        var deep = new StringBuilder().Insert(0, open, 3000) + core + new StringBuilder().Insert(0, close, 3000);
        await Reports.Of<ClientConfigAnalyzer>(Code.Producer($"var config = new ProducerConfig {{ LingerMs = {deep}, Acks = Acks.None }};"));
    }

    [Fact]
    public async Task LongConcatenation()
    {
        var text = string.Join(" + ", Enumerable.Repeat("\"a\"", 3000));
        AssertIds(["KD1003"], await Reports.Of<ClientConfigAnalyzer>(Code.Producer($"var config = new ProducerConfig {{ ClientId = {text} }};")));
        var variable = string.Join(" + ", Enumerable.Repeat("token", 3000));
        await Reports.Of<ClientConfigAnalyzer>(Code.Producer($"var config = new ProducerConfig {{ ClientId = \"\" + {variable} }};"));
    }

    [Fact]
    public async Task DeepCallChain()
    {
        var chain = string.Concat(Enumerable.Repeat(".SetErrorHandler((_, _) => { })", 500));
        await Reports.Of<ClientConfigAnalyzer>(Code.Body($"new ProducerBuilder<string, string>(new ProducerConfig()){chain}.Build().Dispose();"));
    }

    [Fact]
    public async Task DeepLambdas()
    {
        var source = "config.EnableIdempotence = true;";
        for (var i = 0; i < 12; i++)
        {
            source = $"Action a{i} = () => {{ {source} }}; a{i}();";
        }

        AssertIds([], await Reports.Of<ClientConfigAnalyzer>(Code.Producer("var config = new ProducerConfig(); " + source)));
    }

    /// <summary>The compiler's graph of a thousand try statements within each other takes it ten seconds: such a member is not read.</summary>
    [Theory]
    [InlineData("try { ", "} catch (TimeoutException) { } ", 100, "KD1002")]
    [InlineData("try { ", "} catch (TimeoutException) { } ", 1000)]
    [InlineData("using (null as IDisposable) { ", "} ", 100, "KD1002")]
    [InlineData("using (null as IDisposable) { ", "} ", 1000)]
    public async Task DeepBlocks(string open, string close, int depth, params string[] expected) => AssertIds(expected, await Reports.Of<ClientConfigAnalyzer>(Code.Body(
        string.Concat(Enumerable.Repeat(open, depth))
        + "var config = new ProducerConfig { Acks = Acks.Leader }; using var producer = new ProducerBuilder<string, string>(config).Build();"
        + string.Concat(Enumerable.Repeat(close, depth)))));

    [Fact]
    public async Task WithoutReferenceToTheClient() => Assert.Empty(await Reports.Of<ClientConfigAnalyzer>(
        Net100.References.All, CSharpSyntaxTree.ParseText("using Confluent.Kafka;\n" + Code.Producer("var config = new ProducerConfig { Acks = Acks.None };"))));

    [Fact]
    public async Task TypesOfTheUsersOwn() => Assert.Empty(await Reports.Of<ClientConfigAnalyzer>(
        Net100.References.All,
        CSharpSyntaxTree.ParseText("""
            using System;
            using System.Collections.Generic;
            namespace Confluent.Kafka
            {
                public enum Acks { None, Leader, All }
                public class ProducerConfig { public Acks? Acks { get; set; } public void Set(string key, string value) { } }
                public class ProducerBuilder<K, V> { public ProducerBuilder(ProducerConfig config) { } public IDisposable Build() => null; }
                public class Sample
                {
                    public void Run()
                    {
                        var config = new ProducerConfig { Acks = Confluent.Kafka.Acks.None };
                        config.Set("Acks", "0");
                        new ProducerBuilder<string, string>(config).Build();
                    }
                }
            }
            """)));

    [Fact]
    public Task TypesOfTheUsersOwnBesideTheClient() => Verify.Analyzer<ClientConfigAnalyzer>("""
        namespace Mine
        {
            public enum Acks { None, Leader, All }

            public class ProducerConfig
            {
                public Acks Acks { get; set; }

                public bool? EnableIdempotence { get; set; }

                public void Set(string key, string value)
                {
                }
            }

            public class Orders
            {
                public ProducerConfig Run()
                {
                    var config = new ProducerConfig { Acks = Acks.None, EnableIdempotence = true };
                    config.Set("Acks", "0");
                    config.Set("acks", "0");
                    return config;
                }
            }
        }
        """);

    private static void AssertIds(string[] expected, IEnumerable<Microsoft.CodeAnalysis.Diagnostic> reported) =>
        Assert.Equal(expected, reported.Select(diagnostic => diagnostic.Id));
}
