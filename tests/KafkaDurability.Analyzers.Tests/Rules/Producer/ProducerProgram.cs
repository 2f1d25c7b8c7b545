using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>A method with a body of the test's own, beside a careful config, a message and a handler that looks at the error.</summary>
internal static class ProducerProgram
{
    public const string Build = "new ProducerBuilder<string, string>(config).Build()";

    private const string Helpers = """
        static Message<string, string> Text(string value) => new() { Value = value };

        static void Report(DeliveryReport<string, string> report)
        {
            if (report.Error.IsError)
            {
                Console.WriteLine(report.Error.Reason);
            }
        }
        """;

    /// <param name="members">Further members of the class.</param>
    public static string Method(string body, string members = "") => $$"""
        class Orders
        {
            static readonly ProducerConfig config = new() { BootstrapServers = "broker", EnableIdempotence = true };

        {{Indented(Helpers, 4)}}

            async Task Run(IReadOnlyList<string> orders, bool flag, CancellationToken token)
            {
        {{Indented(Built(body), 8)}}
            }
        {{Indented(members, 4)}}
        }
        """;

    /// <summary>Top-level statements.</summary>
    public static string Program(string body) => $$"""
        var config = new ProducerConfig { BootstrapServers = "broker", EnableIdempotence = true };
        {{Built(body)}}

        {{Helpers}}
        """;

    /// <summary>A class that keeps a producer.</summary>
    public static string Class(string members, string bases = "IDisposable") => $$"""
        sealed class Publisher : {{bases}}
        {
            static readonly ProducerConfig config = new() { BootstrapServers = "broker", EnableIdempotence = true };

        {{Indented(Helpers, 4)}}

        {{Indented(Built(members), 4)}}
        }
        """;

    public static Task Reported(string body, string members = "") => VerifyAll.Reports(Method(body, members));

    private static string Built(string body) => body.Replace("BUILD", Build, StringComparison.Ordinal);

    private static string Indented(string text, int by) =>
        string.Join("\n", text.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', by) + line));
}
