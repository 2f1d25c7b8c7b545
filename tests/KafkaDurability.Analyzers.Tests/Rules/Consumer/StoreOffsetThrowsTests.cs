using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

public class StoreOffsetThrowsTests
{
    private const string Group = ConsumerProgram.Group;

    private const string ThrowingLoop = """
        while (!token.IsCancellationRequested)
                {
                    var result = consumer.Consume(token);
                    Process(result.Message.Value);
                    {|KD2004:consumer.StoreOffset(result)|};
                }
        """;

    [Theory]
    [InlineData("var config = new ConsumerConfig { GROUP };")]
    [InlineData("var config = new ConsumerConfig { GROUP, EnableAutoCommit = true };")]
    [InlineData("var config = new ConsumerConfig { GROUP, EnableAutoCommit = false };")]
    [InlineData("var config = new ConsumerConfig { GROUP, EnableAutoOffsetStore = true };")]
    [InlineData("var config = new ConsumerConfig { GROUP, EnableAutoOffsetStore = null };")]
    [InlineData("var config = new ConsumerConfig { GROUP }; config.Set(\"enable.auto.offset.store\", \"t\");")]
    [InlineData("var config = new ConsumerConfig { {|KD2010:GroupId = Guid.NewGuid().ToString()|} };")]
    [InlineData("var config = new Dictionary<string, string> { [\"group.id\"] = \"g\", [\"auto.offset.reset\"] = \"earliest\" };")]
    public Task Reported(string config) => VerifyAll.Reports(ConsumerProgram.Of(config.Replace("GROUP", Group, StringComparison.Ordinal), ThrowingLoop));

    [Theory]
    [InlineData("{|KD2004:consumer.StoreOffset(result)|};")]
    [InlineData("{|KD2004:consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, result.Offset + 1))|};")]
    [InlineData("consumer?{|KD2004:.StoreOffset(result)|};")]
    [InlineData("{|KD2004:((IConsumer<string, string>)consumer).StoreOffset(result)|};")]
    [InlineData("void Done() => {|KD2004:consumer.StoreOffset(result)|}; Done();")]
    [InlineData("Action done = () => {|KD2004:consumer.StoreOffset(result)|}; done();")]
    [InlineData("try { {|KD2004:consumer.StoreOffset(result)|}; } catch (KafkaException) { }")]
    public Task EveryCall(string call) => VerifyAll.Reports(ConsumerProgram.Of(
        $"var config = new ConsumerConfig {{ {Group} }};",
        $"while (true) {{ var result = consumer.Consume(token); Process(result.Message.Value); {call} }}"));

    [Fact]
    public Task BeforeProcessingItThrowsAllTheSame() => VerifyAll.Reports(ConsumerProgram.Of(
        $"var config = new ConsumerConfig {{ {Group} }};",
        "while (true) { var result = consumer.Consume(token); {|KD2004:consumer.StoreOffset(result)|}; Process(result.Message.Value); }"));

    [Theory]
    [InlineData("var config = new ConsumerConfig { GROUP, EnableAutoOffsetStore = false };")]
    [InlineData("var config = new ConsumerConfig { GROUP }; config.Set(\"enable.auto.offset.store\", \"false\");")]
    [InlineData("var config = new ConsumerConfig { GROUP, EnableAutoOffsetStore = DateTime.Now.Year < 2000 };")]
    [InlineData("var config = new ConsumerConfig { GROUP }; if (token.CanBeCanceled) { config.EnableAutoOffsetStore = false; }")]
    [InlineData("var shared = new ClientConfig(); shared.Set(\"enable.auto.offset.store\", \"false\"); var config = new ConsumerConfig(shared) { GROUP };")]
    public Task Harmless(string config) => VerifyAll.Reports(ConsumerProgram.Of(config.Replace("GROUP", Group, StringComparison.Ordinal), ConsumerProgram.StoreLoop));

    /// <summary>The setting is changed between two consumers: only the second stores.</summary>
    [Fact]
    public Task OneConfigForTwoConsumers() => VerifyAll.Reports($$"""
        class Orders
        {
            void Run(CancellationToken token)
            {
                var config = new ConsumerConfig { {{Group}}, EnableAutoCommit = false };
                using var probe = new ConsumerBuilder<string, string>(config).Build();
                System.IO.File.AppendAllText("done.txt", probe.QueryWatermarkOffsets(new TopicPartition("orders", 0), TimeSpan.FromSeconds(5)).High.ToString());
                config.EnableAutoCommit = true;
                config.EnableAutoOffsetStore = false;
                using var consumer = new ConsumerBuilder<string, string>(config).Build();
                consumer.Subscribe("orders");
                try
                {
                    while (true)
                    {
                        var result = consumer.Consume(token);
                        System.IO.File.AppendAllText("done.txt", result.Message.Value);
                        consumer.StoreOffset(result);
                    }
                }
                finally
                {
                    consumer.Close();
                }
            }
        }
        """);

    [Fact]
    public Task StoreSwitchedOff() => VerifyAll.Fix(
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group} }};", ThrowingLoop),
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group}, EnableAutoOffsetStore = false }};", ConsumerProgram.StoreLoop));

    [Fact]
    public Task ExplicitStoreSwitchedOff() => VerifyAll.Fix(
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group}, EnableAutoOffsetStore = true }};", ThrowingLoop),
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group}, EnableAutoOffsetStore = false }};", ConsumerProgram.StoreLoop));

    [Fact]
    public Task TwoCallsAreOneFix() => VerifyAll.Fix(
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group} }};", TwoCalls("{|KD2004:consumer.StoreOffset(result)|}")),
        ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Group}, EnableAutoOffsetStore = false }};", TwoCalls("consumer.StoreOffset(result)")));

    /// <summary>At the call, with the settings as the other place; in another type it is the other way round.</summary>
    [Fact]
    public Task PlacesInOneType() => VerifyAll.Places(
        $$"""
        class Orders
        {
            private readonly IConsumer<string, string> _consumer = new ConsumerBuilder<string, string>({|config:new ConsumerConfig { {{Group}} }|}).Build();

            void Run(CancellationToken token)
            {
                _consumer.Subscribe("orders");
                while (true)
                {
                    var result = _consumer.Consume(token);
                    System.IO.File.AppendAllText("done.txt", result.Message.Value);
                    {|call:_consumer.StoreOffset(result)|};
                }
            }
        }
        """,
        "KD2004", "call", "config");

    [Fact]
    public Task PlacesInTwoTypes() => VerifyAll.Places(
        $$"""
        static class Clients
        {
            public static IConsumer<string, string> Consumer() => new ConsumerBuilder<string, string>({|config:new ConsumerConfig { {{Group}} }|}).Build();
        }
        class Orders
        {
            void Run(CancellationToken token)
            {
                using var consumer = Clients.Consumer();
                consumer.Subscribe("orders");
                try
                {
                    while (true)
                    {
                        var result = consumer.Consume(token);
                        System.IO.File.AppendAllText("done.txt", result.Message.Value);
                        {|call:consumer.StoreOffset(result)|};
                    }
                }
                finally
                {
                    consumer.Close();
                }
            }
        }
        """,
        "KD2004", "config", "call");

    private static string TwoCalls(string call) =>
        $"while (true) {{ var result = consumer.Consume(token); if (result.Message.Key == \"a\") {{ Process(result.Message.Value); {call}; }} else {{ {call}; }} }}";
}
