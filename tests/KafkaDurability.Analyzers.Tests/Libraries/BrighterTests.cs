namespace KafkaDurability.Analyzers.Tests.Libraries;

/// <summary>KD6006 and what else of Brighter's set-up loses messages.</summary>
public sealed class BrighterTests
{
    private static string Program(string attribute = "", string type = "{|KD6006:Greeting|}", string body = "System.IO.File.AppendAllText(\"a.txt\", greeting.ToString()); return base.Handle(greeting);", string more = "replicationFactor: 3", string usings = "", string name = "KafkaSubscription<Greeting>") => $$"""
        using Paramore.Brighter;{{usings}}
        using Paramore.Brighter.MessagingGateway.Kafka;
        using Paramore.Brighter.Reject.Attributes;

        class Greeting : Event { }

        class GreetingHandler : RequestHandler<Greeting>
        {
            {{attribute}}public override {{type}} Handle(Greeting greeting)
            {
                {{body}}
            }
        }

        static class Setup
        {
            public static KafkaSubscription[] Subscriptions() => new KafkaSubscription[]
            {
                new {{name}}(
                    new SubscriptionName("greetings"),
                    routingKey: new RoutingKey("greeting.event"),
                    {{more}}),
            };
        }
        """;

    [Fact]
    public Task A_handler_without_a_backstop() => LibraryCheck.Fix(
        Program(),
        Program("[DontAckOnError(step: 0)]\n    ", "Greeting", usings: "\nusing Paramore.Brighter.DontAck.Attributes;"));

    [Fact]
    public Task The_fix_rejects_where_there_is_a_topic_for_dead_letters() => LibraryCheck.Fix(
        Program(more: "replicationFactor: 3, deadLetterRoutingKey: new RoutingKey(\"dead\")"),
        Program("[RejectMessageOnError(step: 0)]\n    ", "Greeting", more: "replicationFactor: 3, deadLetterRoutingKey: new RoutingKey(\"dead\")"));

    [Theory]
    [InlineData("[Paramore.Brighter.DontAck.Attributes.DontAckOnError(step: 1)] ")]
    [InlineData("[Paramore.Brighter.Defer.Attributes.DeferMessageOnError(step: 1)] ")]
    public Task A_backstop(string attribute) => LibraryCheck.Reports(Program(attribute, "Greeting"));

    [Theory]
    [InlineData("System.Console.WriteLine(greeting); return base.Handle(greeting);")]
    [InlineData("try { System.IO.File.AppendAllText(\"a\", \"b\"); } catch (Exception) { System.IO.File.AppendAllText(\"failed\", \"b\"); } return base.Handle(greeting);")]
    public Task A_handler_that_lets_nothing_out(string body) => LibraryCheck.Reports(Program(type: "Greeting", body: body));

    [Fact]
    public Task A_handler_of_no_Kafka_subscription() => LibraryCheck.Reports(
        Program(type: "Greeting", name: "KafkaSubscription<Other>").Replace("static class Setup", "class Other : Event { }\n\nstatic class Setup"));

    [Fact]
    public Task Rejected_to_nowhere() => LibraryCheck.Suggestion(
        Program("[RejectMessageOnError(step: 0)] ", "Greeting", name: "{|KD6007:KafkaSubscription<Greeting>|}"),
        Program("[RejectMessageOnError(step: 0)] ", "Greeting", more: "replicationFactor: 3,\n            deadLetterRoutingKey: new RoutingKey(\"greeting.event.dlq\")"));

    [Theory]
    [InlineData("makeChannels: OnMissingChannel.Create")]
    [InlineData("numOfPartitions: 3")]
    public Task A_topic_with_one_copy(string more) => LibraryCheck.Suggestion(
        Program("[Paramore.Brighter.DontAck.Attributes.DontAckOnError(step: 1)] ", "Greeting", more: more, name: "{|KD6010:KafkaSubscription<Greeting>|}"),
        Program("[Paramore.Brighter.DontAck.Attributes.DontAckOnError(step: 1)] ", "Greeting", more: more + ",\n            replicationFactor: 3"));

    [Theory]
    [InlineData("makeChannels: OnMissingChannel.Assume")]
    [InlineData("makeChannels: OnMissingChannel.Validate")]
    public Task A_topic_that_is_not_created(string more) => LibraryCheck.Reports(Program("[Paramore.Brighter.DontAck.Attributes.DontAckOnError(step: 1)] ", "Greeting", more: more));

    [Theory]
    [InlineData("commitBatchSize: 10", false)]
    [InlineData("commitBatchSize: {|KD6015:10000|}", true)]
    public Task The_width_of_commits(string more, bool _) => LibraryCheck.Reports(
        Program("[Paramore.Brighter.DontAck.Attributes.DontAckOnError(step: 1)] ", "Greeting", more: "replicationFactor: 3, " + more));

    [Theory]
    [InlineData("new {|KD6010:KafkaPublication|} { NumPartitions = 3 }")]
    [InlineData("new KafkaPublication { ReplicationFactor = {|KD6010:1|} }")]
    [InlineData("new KafkaPublication { ReplicationFactor = 3 }")]
    [InlineData("new KafkaPublication { MakeChannels = OnMissingChannel.Assume }")]
    public Task A_publication(string publication) => LibraryCheck.Reports($$"""
        using Paramore.Brighter;
        using Paramore.Brighter.MessagingGateway.Kafka;

        static class Setup
        {
            public static KafkaPublication[] Publications() => new KafkaPublication[] { {{publication}} };
        }
        """);
}
