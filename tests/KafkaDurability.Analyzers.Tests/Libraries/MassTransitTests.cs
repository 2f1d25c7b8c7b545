namespace KafkaDurability.Analyzers.Tests.Libraries;

/// <summary>KD6004 and what else of the Kafka rider's set-up loses or repeats messages.</summary>
public sealed class MassTransitTests
{
    private const string Consumer = """
        class Order { }
        class OrderConsumer : IConsumer<Order>
        {
            public Task Consume(ConsumeContext<Order> context) => System.IO.File.AppendAllTextAsync("orders.txt", context.Message.ToString());
        }
        """;

    private static string Program(string endpoint, string name = "{|KD6004:TopicEndpoint<Order>|}", string more = Consumer) => $$"""
        using MassTransit;

        static class Setup
        {
            public static void Add(IKafkaFactoryConfigurator kafka, IRegistrationContext context) =>
                kafka.{{name}}("orders", "shipping", e =>
                {
                    e.CheckpointMessageCount = 100;
                    {{endpoint}}
                });
        }

        {{more}}
        """;

    [Theory]
    [InlineData("e.ConfigureConsumer<OrderConsumer>(context);")]
    [InlineData("e.UseConcurrencyLimit(4); e.ConfigureConsumer<OrderConsumer>(context);")]
    [InlineData("e.ConfigureConsumer<OrderConsumer>(context, c => { });")]
    public Task An_endpoint_without_retries(string endpoint) => LibraryCheck.Reports(Program(endpoint));

    [Theory]
    [InlineData("e.UseMessageRetry(r => r.Interval(3, TimeSpan.FromSeconds(1))); e.ConfigureConsumer<OrderConsumer>(context);")]
    [InlineData("Retry(e); e.ConfigureConsumer<OrderConsumer>(context); static void Retry(IConsumePipeConfigurator pipe) => pipe.UseMessageRetry(r => { });")]
    [InlineData("e.ConfigureConsumer<OrderConsumer>(context, c => c.UseMessageRetry(r => { }));")]
    [InlineData("e.PrefetchCount = 1;")]
    public Task Retries_or_nothing_to_fail(string endpoint) => LibraryCheck.Reports(Program(endpoint, name: "TopicEndpoint<Order>"));

    [Fact]
    public Task Retries_of_the_consumers_definition() => LibraryCheck.Reports(Program("e.ConfigureConsumer<OrderConsumer>(context);", name: "TopicEndpoint<Order>", more: Consumer + """

        class OrderDefinition : ConsumerDefinition<OrderConsumer>
        {
            protected override void ConfigureConsumer(IReceiveEndpointConfigurator endpoint, IConsumerConfigurator<OrderConsumer> consumer, IRegistrationContext context) => endpoint.UseMessageRetry(r => { });
        }
        """));

    [Fact]
    public Task A_consumer_that_keeps_what_fails() => LibraryCheck.Reports(Program("e.ConfigureConsumer<OrderConsumer>(context);", name: "TopicEndpoint<Order>", more: """
        class Order { }
        class OrderConsumer(ITopicProducer<Order> failed) : IConsumer<Order>
        {
            public async Task Consume(ConsumeContext<Order> context)
            {
                try { await System.IO.File.AppendAllTextAsync("orders.txt", context.Message.ToString()); }
                catch (Exception) { await failed.Produce(context.Message); }
            }
        }
        """));

    [Fact]
    public Task The_fix_retries() => LibraryCheck.Fix(
        Program("e.ConfigureConsumer<OrderConsumer>(context);"),
        Program("e.ConfigureConsumer<OrderConsumer>(context);", name: "TopicEndpoint<Order>").Replace(
            "            {\n            e.Checkpoint", "").Replace(
            "e.CheckpointMessageCount = 100;",
            "e.UseMessageRetry(retry => retry.Exponential(10, System.TimeSpan.FromSeconds(1), System.TimeSpan.FromMinutes(1), System.TimeSpan.FromSeconds(2)));\n            e.CheckpointMessageCount = 100;"));

    [Theory]
    [InlineData("e.CheckpointMessageCount = 100;", false)]
    [InlineData("{|KD6015:e.CheckpointMessageCount = 1000|};", true)]
    public Task The_width_of_a_checkpoint(string setting, bool _) => LibraryCheck.Reports(
        Program("e.UseMessageRetry(r => { }); e.ConfigureConsumer<OrderConsumer>(context);", name: "TopicEndpoint<Order>").Replace("e.CheckpointMessageCount = 100;", setting));

    [Fact]
    public Task The_width_of_a_checkpoint_by_default() => LibraryCheck.Reports(
        Program("e.UseMessageRetry(r => { }); e.ConfigureConsumer<OrderConsumer>(context);", name: "{|KD6015:TopicEndpoint<Order>|}").Replace("e.CheckpointMessageCount = 100;", ""));

    [Theory]
    [InlineData("e.{|KD6010:CreateIfMissing|}();", null)]
    [InlineData("e.{|KD6010:CreateIfMissing|}(o => { o.NumPartitions = 6; });", "e.CreateIfMissing(o => { o.NumPartitions = 6; o.ReplicationFactor = 3; });")]
    [InlineData("e.CreateIfMissing(o => o.ReplicationFactor = {|KD6010:1|});", "e.CreateIfMissing(o => o.ReplicationFactor = 3);")]
    public Task A_topic_with_few_copies(string create, string? fixedCreate) => LibraryCheck.Suggestion(
        Program(create, name: "TopicEndpoint<Order>"),
        Program(fixedCreate ?? create, name: "TopicEndpoint<Order>"));

    [Fact]
    public Task A_topic_with_three_copies() => LibraryCheck.Reports(Program("e.CreateIfMissing(o => o.ReplicationFactor = 3);", name: "TopicEndpoint<Order>"));

    [Theory]
    [InlineData("producer.{|KD6009:Produce|}(new Order());", "await producer.Produce(new Order());")]
    [InlineData("_ = producer.{|KD6009:Produce|}(new Order());", "await producer.Produce(new Order());")]
    public Task A_task_that_is_dropped(string statement, string fixedStatement) => LibraryCheck.Fix(Sender(statement), Sender(fixedStatement));

    [Theory]
    [InlineData("await producer.Produce(new Order());")]
    [InlineData("var sent = producer.Produce(new Order()); await sent;")]
    public Task A_task_that_is_awaited(string statement) => LibraryCheck.Reports(Sender(statement));

    private static string Sender(string statement) => $$"""
        using MassTransit;

        class Order { }

        static class Sender
        {
            public static async Task SendAsync(ITopicProducer<Order> producer)
            {
                await Task.Yield();
                {{statement}}
            }
        }
        """;
}
