using KafkaDurability.Analyzers.Consuming;

namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>What is found where a message is consumed and something happens to it, as one line: "swallowed passed; handed off".</summary>
internal static class Transitions
{
    private const string Consume = "var result = consumer.Consume(100); var value = result.Message.Value; ";

    private const string Members = """
        protected bool Failed; protected string Why = ""; protected Box kept = new(); protected Action<string> act = null!; protected CancellationToken token;
        protected string Stored { get; set; } = ""; protected bool Down { get; set; } protected string Told { get => ""; set => Console.WriteLine(value); }
        protected readonly List<Task> tasks = new(); protected readonly List<string> values = new(); protected IProducer<string, string> producer = null!; protected IUnit unit = null!;
        protected sealed class Box { public bool Failed { get; set; } public string Why { get; set; } = ""; public int Count; }
        protected enum Entry { Done, Failed } protected interface IUnit { void Add(string value); void SaveChanges(); }
        protected abstract bool Ask(string value); protected abstract Task<bool> AskAsync(string value); protected abstract Entry Open(string value); protected abstract bool Check();
        protected abstract void Tell(bool answer); protected abstract void Park(string value); protected abstract string Make(string value); protected abstract void Look(Box box);
        """;

    /// <param name="code">
    /// What follows on Consume, round after round; with "ONCE" before it the method is run once, with "OWN" it consumes by itself,
    /// and with "UNBOUND" it does not compile.
    /// </param>
    /// <param name="members">Helpers that it calls.</param>
    /// <param name="types">Types that it uses.</param>
    public static string Of(string code, string members = "", string types = "") => Text(code.Split(' ', 2) switch
    {
        ["ONCE", var once] => Facts.OfMethod(Consume + once, Members + members, types),
        ["OWN", var own] => Facts.OfMethod(own, Members + members, types),
        ["UNBOUND", var unbound] => Facts.OfLoop(Consume + unbound, Members + members, types, compiles: false),
        _ => Facts.OfLoop(Consume + code, Members + members, types),
    });

    private static string Text(ConsumeFacts facts) => string.Join("; ", facts.EarlyAdvances.Select(fact => "early " + fact.Kind)
        .Concat(facts.Swallowed.Select(fact => (fact.IsAnswer ? fact.IsRetry ? "refused again" : "refused" : fact.IsAside ? "lost aside" : fact.IsRetry ? "retried" : "swallowed") + (fact.Passing is null ? "" : " passed")))
        .Concat(facts.HandOffs.Select(fact => (fact.IsQueue ? "queued" : "handed off") + (fact.Passing is null ? "" : " passed")))
        .Concat(facts.InFinally.Select(fact => "in finally " + fact.Kind))
        .Concat(facts.Blanket.Select(_ => "all committed")));
}
