namespace KafkaDurability.Analyzers.Tests.Libraries;

/// <summary>SlimMessageBus, CAP, Silverback and Akka.</summary>
public sealed class OtherLibrariesTests
{
    private static string Bus(string bus, string more = "") => $$"""
        using SlimMessageBus;
        using SlimMessageBus.Host;
        using SlimMessageBus.Host.Kafka;

        class Order { }
        class OrderConsumer : IConsumer<Order>
        {
            public Task OnHandle(Order message, CancellationToken cancellation) => System.IO.File.AppendAllTextAsync("a.txt", message.ToString(), cancellation);
        }

        class Ask { }
        class AskHandler : IRequestHandler<Ask, string>
        {
            public Task<string> OnHandle(Ask request, CancellationToken cancellation) => throw new NotImplementedException();
        }

        static class Setup
        {
            public static void Add(MessageBusBuilder bus) => bus.{{bus}};
        }

        {{more}}
        """;

    [Fact]
    public Task No_error_handler() => LibraryCheck.Reports(Bus("Consume<Order>(x => x.Topic(\"orders\").WithConsumer<OrderConsumer>().{|KD6008:KafkaGroup|}(\"shipping\"))"));

    [Fact]
    public Task An_error_handler() => LibraryCheck.Reports(Bus("Consume<Order>(x => x.Topic(\"orders\").KafkaGroup(\"shipping\"))", """
        class Retry<T> : IKafkaConsumerErrorHandler<T>
        {
            public Task<ProcessResult> OnHandleError(T message, IConsumerContext consumerContext, Exception exception, int attempts) => Task.FromResult(ProcessResult.Retry);
        }
        """));

    [Fact]
    public Task A_request_whose_sender_gets_the_error() => LibraryCheck.Reports(Bus("Handle<Ask, string>(x => x.Topic(\"asks\").KafkaGroup(\"shipping\"))"));

    [Fact]
    public Task Sending_without_waiting() => LibraryCheck.Fix(
        Bus("Produce<Order>(x => x.DefaultTopic(\"orders\").{|KD6009:EnableProduceAwait|}(false))"),
        Bus("Produce<Order>(x => x.DefaultTopic(\"orders\"))"));

    [Theory]
    [InlineData("EnableProduceAwait()")]
    [InlineData("EnableProduceAwait(true)")]
    public Task Sending_and_waiting(string call) => LibraryCheck.Reports(Bus($"Produce<Order>(x => x.DefaultTopic(\"orders\").{call})"));

    [Theory]
    [InlineData("CheckpointEvery(50)")]
    [InlineData("{|KD6015:CheckpointEvery|}(5000)")]
    public Task The_width_of_checkpoints(string call) => LibraryCheck.Reports(Bus($"Handle<Ask, string>(x => x.Topic(\"asks\").{call})"));

    private static string Cap(string options, string more = "") => $$"""
        using DotNetCore.CAP;
        using Microsoft.Extensions.DependencyInjection;

        static class Setup
        {
            public static void Add(IServiceCollection services) => services.AddCap(x =>
            {
                {{options}}
            });
        }

        {{more}}
        """;

    [Theory]
    [InlineData("x.{|KD6012:UseInMemoryStorage|}(); x.UseKafka(\"kafka:9092\");")]
    [InlineData("x.UseKafka(k => { k.Servers = \"kafka:9092\"; }).{|KD6012:UseInMemoryStorage|}();")]
    public Task Messages_in_memory(string options) => LibraryCheck.Reports(Cap(options));

    [Theory]
    [InlineData("x.UseInMemoryStorage();")]
    [InlineData("x.UsePostgreSql(\"Host=db\"); x.UseKafka(\"kafka:9092\");")]
    public Task Messages_in_a_database_or_another_broker(string options) => LibraryCheck.Reports(Cap(options));

    [Theory]
    [InlineData("[{|KD6013:CapSubscribe(\"orders\", Group = \"shipping\", GroupConcurrent = 4)|}]", "")]
    [InlineData("[{|KD6013:CapSubscribe(\"orders\", Group = \"shipping\", GroupConcurrent = 1)|}]", "[{|KD6013:CapSubscribe(\"bills\", Group = \"shipping\", GroupConcurrent = 1)|}]")]
    [InlineData("[CapSubscribe(\"orders\", Group = \"shipping\", GroupConcurrent = 1)]", "[CapSubscribe(\"bills\", Group = \"billing\", GroupConcurrent = 1)]")]
    [InlineData("[CapSubscribe(\"orders\", Group = \"shipping\")]", "")]
    public Task Concurrent_subscribers(string first, string second) => LibraryCheck.Reports(Cap("x.UsePostgreSql(\"Host=db\"); x.UseKafka(\"kafka:9092\");", $$"""
        class Subscriber : ICapSubscribe
        {
            {{first}}
            public void Orders(string message) { }

            {{second}}
            public void Bills(string message) { }
        }
        """));

    private static string Silver(string consumer, string producer = "") => $$"""
        using Silverback.Messaging.Configuration;
        using Silverback.Messaging.Configuration.Kafka;

        class Order { }

        static class Setup
        {
            public static void Consume(KafkaConsumerConfigurationBuilder consumer) => consumer.WithGroupId("shipping"){{consumer}};
            public static void Produce(KafkaProducerConfigurationBuilder producer) => producer.WithTransactionalId("orders"){{producer}};
        }
        """;

    [Theory]
    [InlineData("policy => policy.{|KD6011:Skip|}()", "policy => policy.Stop()")]
    [InlineData("policy => policy.Retry(3).{|KD6011:ThenSkip|}()", "policy => policy.Retry(3).ThenStop()")]
    public Task A_policy_that_skips(string policy, string fixedPolicy) => LibraryCheck.Suggestion(
        Silver($".Consume<Order>(endpoint => endpoint.ConsumeFrom(\"orders\").OnError({policy}))"),
        Silver($".Consume<Order>(endpoint => endpoint.ConsumeFrom(\"orders\").OnError({fixedPolicy}))"));

    [Theory]
    [InlineData("policy => policy.MoveTo(\"failed\").ThenSkip()")]
    [InlineData("policy => policy.Retry(3).ThenMoveTo(\"failed\").ThenSkip()")]
    [InlineData("policy => policy.Retry(3).ThenStop()")]
    public Task A_policy_that_keeps_the_message(string policy) => LibraryCheck.Reports(Silver($".Consume<Order>(endpoint => endpoint.ConsumeFrom(\"orders\").OnError({policy}))"));

    [Fact]
    public Task Unhandled_messages_ignored() => LibraryCheck.Suggestion(
        Silver(".Consume<Order>(endpoint => endpoint.ConsumeFrom(\"orders\").{|KD6011:IgnoreUnhandledMessages|}())"),
        Silver(".Consume<Order>(endpoint => endpoint.ConsumeFrom(\"orders\"))"));

    [Theory]
    [InlineData("IgnoreIfNotAcknowledged")]
    [InlineData("DisableDeliveryReports")]
    public Task Deliveries_unseen(string call) => LibraryCheck.Fix(
        Silver("", $".{{|KD6009:{call}|}}()"),
        Silver(""));

    [Theory]
    [InlineData(".{|KD6014:DisableOffsetsCommit|}()")]
    [InlineData(".DisableOffsetsCommit().SendOffsetsToTransaction()")]
    [InlineData(".SendOffsetsToTransaction().DisableOffsetsCommit()")]
    public Task Offsets_kept_nowhere(string calls) => LibraryCheck.Reports(Silver(calls));

    /// <summary>Without a group there is none whose offset could be committed: such a consumer begins anew on purpose.</summary>
    [Fact]
    public Task Offsets_of_no_group() => LibraryCheck.Reports("""
        using Silverback.Messaging.Configuration.Kafka;

        static class Setup
        {
            public static void Consume(KafkaConsumerConfigurationBuilder consumer) => consumer.DisableOffsetsCommit().Consume<string>(endpoint => endpoint.ConsumeFrom("orders"));
        }
        """);

    private static string Stream(string source) => $$"""
        using Akka.Streams;
        using Akka.Streams.Dsl;
        using Akka.Streams.Kafka.Dsl;
        using Akka.Streams.Kafka.Settings;
        using Akka.Streams.Supervision;

        static class Topology
        {
            public static object Source(ConsumerSettings<string, string> settings) => KafkaConsumer.{{source}};
        }
        """;

    [Theory]
    [InlineData("{|KD6014:PlainSource|}(settings, Subscriptions.Topics(\"orders\"))")]
    [InlineData("PlainSource(settings, Subscriptions.AssignmentWithOffset(new TopicPartitionOffset(\"orders\", 0, 42)))")]
    [InlineData("PlainSource(settings.WithProperty(\"enable.auto.commit\", \"true\"), Subscriptions.Topics(\"orders\"))")]
    [InlineData("CommittableSource(settings, Subscriptions.Topics(\"orders\"))")]
    [InlineData("CommittableSource(settings, Subscriptions.Topics(\"orders\")).WithAttributes(ActorAttributes.CreateSupervisionStrategy({|KD6011:Deciders.ResumingDecider|}))")]
    [InlineData("CommittableSource(settings, Subscriptions.Topics(\"orders\")).Select(m => m).WithAttributes(ActorAttributes.CreateSupervisionStrategy(_ => {|KD6011:Directive.Resume|}))")]
    [InlineData("CommittableSource(settings, Subscriptions.Topics(\"orders\")).WithAttributes(ActorAttributes.CreateSupervisionStrategy(e => { Console.WriteLine(e); return {|KD6011:Directive.Resume|}; }))")]
    [InlineData("CommittableSource(settings, Subscriptions.Topics(\"orders\")).WithAttributes(ActorAttributes.CreateSupervisionStrategy(e => Directive.Stop))")]
    [InlineData("CommittableSource(settings, Subscriptions.Topics(\"orders\")).WithAttributes(ActorAttributes.CreateSupervisionStrategy(e => e is FormatException ? Directive.Resume : Directive.Stop))")]
    [InlineData("CommittableSource(settings, Subscriptions.Topics(\"orders\")).WithAttributes(ActorAttributes.CreateSupervisionStrategy(e => { System.IO.File.AppendAllText(\"failed.txt\", e.Message); return Directive.Resume; }))")]
    public Task A_source_that_commits_nothing_or_passes_what_failed(string source) => LibraryCheck.Reports(Stream(source));

    [Theory]
    [InlineData("{|KD6015:WithMaxBatch|}(1000)")]
    [InlineData("WithMaxBatch(100)")]
    public Task A_committer_that_waits_for_many(string batch) => LibraryCheck.Reports($$"""
        using Akka.Streams.Kafka.Settings;

        static class Topology
        {
            public static CommitterSettings Usual(CommitterSettings settings) => settings.{{batch}};
        }
        """);

    /// <summary>The same of a stream that has nothing to do with Kafka.</summary>
    [Fact]
    public Task Another_source_that_resumes() => LibraryCheck.Reports("""
        using Akka.Streams;
        using Akka.Streams.Dsl;
        using Akka.Streams.Kafka.Settings;
        using Akka.Streams.Supervision;

        static class Topology
        {
            public static object Numbers(Source<int> numbers) => numbers.WithAttributes(ActorAttributes.CreateSupervisionStrategy(Deciders.ResumingDecider));
        }
        """);
}
