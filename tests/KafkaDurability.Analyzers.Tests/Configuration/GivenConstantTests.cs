using System.Globalization;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Configuration;

/// <summary>A setting that is a parameter, where all callers in sight give the same constant.</summary>
public class GivenConstantTests
{
    private const string Use = "return new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = \"broker\", {|KD1001:Acks = acks|} }).Build(); }";

    private static Task Check(string members, bool isReported) => Verify.Rules<ClientConfigAnalyzer>(["KD1001"], $$"""
        internal interface IClients { IProducer<Null, string> Create(Acks acks = Acks.None); }

        internal class Clients
        {
            private static readonly Acks s_acks = Acks.None;
            {{members.Replace("USE", isReported ? Use : Use.Replace("{|KD1001:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal), StringComparison.Ordinal)}}
        }
        """);

    [Theory]
    [InlineData("public IProducer<Null, string> Get() => Create(Acks.None); private static IProducer<Null, string> Create(Acks acks) { USE")]
    [InlineData("public IProducer<Null, string> Get() => Create(); public IProducer<Null, string> Create(Acks acks = Acks.None) { USE")]
    [InlineData("public IProducer<Null, string> Get() => Create(s_acks); private static IProducer<Null, string> Create(Acks? acks) { USE")]
    [InlineData("public IProducer<Null, string> Get() => Create(acks: Acks.None); public IProducer<Null, string> Again() => Create(Acks.None); private static IProducer<Null, string> Create(Acks acks) { USE")]
    [InlineData("public IProducer<Null, string> Get() { return Create(Acks.None); IProducer<Null, string> Create(Acks acks) { USE }")]
    public Task Always_the_same(string members) => Check(members, isReported: true);

    /// <summary>Another caller decides otherwise, or may; nobody is in sight; or the method has its own mind.</summary>
    [Theory]
    [InlineData("public IProducer<Null, string> Get() => Create(Acks.None); public IProducer<Null, string> Again() => Create(Acks.All); private static IProducer<Null, string> Create(Acks acks) { USE")]
    [InlineData("public IProducer<Null, string> Get(Acks acks) => Create(acks); private static IProducer<Null, string> Create(Acks acks) { USE")]
    [InlineData("public IProducer<Null, string> Get() => Create(Acks.None); public Func<Acks, IProducer<Null, string>> Factory => Create; private static IProducer<Null, string> Create(Acks acks) { USE")]
    [InlineData("public IProducer<Null, string> Create(Acks acks = Acks.None) { USE")]
    [InlineData("public IProducer<Null, string> Get() => Create(Acks.None); private static IProducer<Null, string> Create(Acks acks) { acks = Acks.All; USE")]
    [InlineData("public IProducer<Null, string> Get() => Create(Acks.None); private static IProducer<Null, string> Create(Acks acks) { Harden(ref acks); USE static void Harden(ref Acks acks) => acks = Acks.All;")]
    [InlineData("public IProducer<Null, string> Get() => Create(Environment.ProcessorCount > 1 ? Acks.None : Acks.All); private static IProducer<Null, string> Create(Acks acks) { USE")]
    public Task Not_always(string members) => Check(members, isReported: false);

    /// <summary>Other programs may call what a library shows.</summary>
    [Fact]
    public Task Of_a_public_method() => Verify.Rules<ClientConfigAnalyzer>(["KD1001"], """
        public class Clients
        {
            public IProducer<Null, string> Get() => Create(Acks.None);

            public IProducer<Null, string> Create(Acks acks) => new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = "broker", Acks = acks }).Build();
        }
        """);

    /// <summary>The message names the caller's line.</summary>
    [Fact]
    public async Task Says_where()
    {
        var found = await VerifyAll.AnalyzeAsync("""
            using Confluent.Kafka;
            internal class Clients
            {
                public IProducer<Null, string> Get() => Create(Acks.None);

                private static IProducer<Null, string> Create(Acks acks) => new ProducerBuilder<Null, string>(new ProducerConfig { Acks = acks }).Build();
            }
            """);
        Assert.StartsWith("Acks = Acks.None (given in line 4) asks no broker", Assert.Single(found, one => one.Id == "KD1001").GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public Task Through_an_interface() => Verify.Rules<ClientConfigAnalyzer>(["KD1001"], """
        internal interface IClients { IProducer<Null, string> Create(Acks acks = Acks.None); }

        internal class Clients : IClients
        {
            public IProducer<Null, string> Create(Acks acks) => new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = "broker", {|KD1001:Acks = acks|} }).Build();
        }

        internal class Desk(IClients clients)
        {
            public IProducer<Null, string> Get() => clients.Create();
        }
        """);
}
