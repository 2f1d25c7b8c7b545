using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>Puts statements into a class that sends messages, with the usual things around it.</summary>
internal static class Sender
{
    private const string Around = """
        using Microsoft.Extensions.Logging;

        public class Sender(IProducer<string, string> producer, ILogger<Sender> logger)
        {
            private readonly List<Task> _tasks = new();
            private Task? _last;
            private int _sent;
            MEMBERS
        }
        """;

    /// <summary>The statements are the body of an async method.</summary>
    public static Task Verify(string body, string members = "", bool errors = false) => VerifyMembers(Method("async Task", "await Task.Yield(); " + body) + members, errors);

    /// <summary>The statements are the body of a method that is not async.</summary>
    public static Task VerifyPlain(string body, string members = "") => VerifyMembers(Method("void", body) + members);

    /// <param name="after">Further types.</param>
    public static Task VerifyMembers(string members, bool errors = false, string after = "") =>
        Verifiers.Verify.Rules<ProducerUseAnalyzer>(["KD1103", "KD1104", "KD1105"], Source(members) + after, errors);

    public static string Source(string members) => Around.Replace("MEMBERS", members, StringComparison.Ordinal);

    public static string Method(string type, string body) => $$"""

        public {{type}} SendAsync(Message<string, string> message, string[] texts, bool flag, CancellationToken token)
        {
            {{body}}
        }

        """;
}
