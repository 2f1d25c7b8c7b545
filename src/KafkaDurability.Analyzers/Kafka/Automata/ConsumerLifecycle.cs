using KafkaDurability.Analyzers.Typestate;

namespace KafkaDurability.Analyzers.Kafka.Automata;

/// <summary>A consumer from Build to Close (Confluent.Kafka, IConsumer.Close: without it the group waits for session.timeout.ms, and what was stored is not committed).</summary>
internal static class ConsumerLifecycle
{
    public static readonly State None = new("None", "The variable holds no consumer.", isResting: true);
    public static readonly State Built = new("Built", "There is a consumer; it is in no group.");
    public static readonly State Subscribed = new("Subscribed", "It has been told its topics.");
    public static readonly State Consuming = new("Consuming", "It is a member of its group, from the first Consume on.");
    public static readonly State Over = new("Over", "Closed, or left without need of that.", isResting: true);

    public static readonly Event Subscribe = new("Subscribe", "it is told its topics");
    public static readonly Event Consume = new("Consume", "it is called, and may throw");
    public static readonly Event Close = new("Close", "it leaves its group, and commits what is stored");
    public static readonly Event Dispose = new("Dispose", "its resources are let go, also at the end of a using");

    /// <summary>KD2108.</summary>
    public static readonly Error NotClosed = new("not closed", "the group waits for it until its session times out, and what was stored since the last commit is delivered again (KD2108)");

    public static readonly Automaton Table = new(
        "ConsumerLife",
        "A consumer of a group, from Build to Close.",
        [None, Subscribed],
        [None, Built, Subscribed, Consuming, Over],
        [
            new([None, Subscribed, Over], Event.Replaced, Built),
            new([Consuming], Event.Replaced, Built, NotClosed),
            new([Built, Subscribed, Consuming, Over], Event.Cleared, None),
            new([Built], Subscribe, Subscribed),
            new([Subscribed], Consume, Consuming),
            new([Built, Subscribed, Consuming], Close, Over),
            new([Built, Subscribed, Consuming], Event.Answered, Over),
            new([Built, Subscribed], Dispose, Over),
            new([Consuming], Dispose, Over, NotClosed),
            new([None], Event.IsNotNull, null),
            new([Built, Subscribed, Consuming, Over], Event.IsNull, null),
            new([None, Built, Subscribed, Consuming, Over], Event.Exits, null),
            new([Consuming], Event.Returns, null, NotClosed),
            new([Consuming], Event.Escapes, null, NotClosed),
        ]);
}
