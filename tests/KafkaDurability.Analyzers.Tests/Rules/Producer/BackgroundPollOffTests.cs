using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

public class BackgroundPollOffTests
{
    private const string Config = "var config = new ProducerConfig { EnableIdempotence = true, {|KD1009:EnableBackgroundPoll = false|} };";
    private const string Silent = "var config = new ProducerConfig { EnableIdempotence = true, EnableBackgroundPoll = false };";

    [Theory]
    [InlineData(Config)]
    [InlineData("var config = new ProducerConfig { EnableIdempotence = true }; {|KD1009:config.Set(\"dotnet.producer.enable.background.poll\", \"false\")|};")]
    public Task Reported(string statements) => ProducerRule.Statements(statements);

    [Theory]
    [InlineData("EnableIdempotence = true, EnableBackgroundPoll = true")]
    [InlineData("EnableIdempotence = true, EnableBackgroundPoll = null")]
    public Task NotReported(string settings) => ProducerRule.Settings(settings);

    [Theory]
    [InlineData("producer.Produce(\"a\", new Message<string, string>()); producer.Poll(TimeSpan.FromSeconds(1));")]
    [InlineData("producer.Produce(\"a\", new Message<string, string>()); producer.Flush(TimeSpan.FromSeconds(1));")]
    [InlineData("var polling = Task.Run(() => { while (flag) { producer.Poll(TimeSpan.FromSeconds(1)); } }); await producer.ProduceAsync(\"a\", new Message<string, string>());")]
    [InlineData("void Pump() { producer.Poll(TimeSpan.Zero); } Pump(); await producer.ProduceAsync(\"a\", new Message<string, string>());")]
    [InlineData("Pump(producer); await producer.ProduceAsync(\"a\", new Message<string, string>());")]
    [InlineData("new Thread(_ => producer.Poll(TimeSpan.FromSeconds(1))).Start(); await producer.ProduceAsync(\"a\", new Message<string, string>());")]
    [InlineData("System.GC.KeepAlive(producer); Other(producer); await producer.ProduceAsync(\"a\", new Message<string, string>());")]
    [InlineData("Console.WriteLine(producer.Name);")]
    public Task SilentWherePolledOrHandedOn(string use) => Verify.Analyzer<ClientConfigAnalyzer>(Code.Body(
        Silent + Code.Build + use,
        """
        private static void Pump(IProducer<string, string> producer) => producer.Poll(TimeSpan.Zero);
        protected virtual void Other(IProducer<string, string> producer) { }
        """));

    [Fact]
    public Task SilentWhereReturned() => Verify.Analyzer<ClientConfigAnalyzer>(Code.Members("""
        public IProducer<string, string> Create() =>
            new ProducerBuilder<string, string>(new ProducerConfig { EnableIdempotence = true, EnableBackgroundPoll = false }).Build();
        """));

    [Fact]
    public Task FieldThatAnotherMethodPolls() => Verify.Analyzer<ClientConfigAnalyzer>("""
        public class Polled
        {
            private readonly IProducer<string, string> _producer =
                new ProducerBuilder<string, string>(new ProducerConfig { EnableIdempotence = true, EnableBackgroundPoll = false }).Build();

            public void Pump() => _producer.Poll(TimeSpan.Zero);

            public Task SendAsync() => _producer.ProduceAsync("a", new Message<string, string>());
        }

        public class NeverPolled
        {
            private readonly IProducer<string, string> _producer =
                new ProducerBuilder<string, string>(new ProducerConfig { EnableIdempotence = true, {|KD1009:EnableBackgroundPoll = false|} }).Build();

            public Task SendAsync() => _producer.ProduceAsync("a", new Message<string, string>());
        }
        """);

    [Fact]
    public async Task Message() => Assert.Equal(
        "KD1009: EnableBackgroundPoll = false leaves delivery reports to Poll, which is never called on this producer, so no delivery is ever confirmed and the queue fills up; remove the setting",
        await ProducerRule.Message(Silent));

    [Fact]
    public Task Fix() => ProducerRule.Fix(Config, "var config = new ProducerConfig { EnableIdempotence = true };");
}
