namespace KafkaDurability.Analyzers.Tests.Verifiers;

/// <summary>Puts a piece of code into a class with the usual things around it.</summary>
internal static class Code
{
    /// <summary>Builds a producer from the local variable <c>config</c>.</summary>
    public const string Build = "using var producer = new ProducerBuilder<string, string>(config).Build();";

    /// <summary>The statements are the body of a method.</summary>
    public static string Body(string statements, string members = "") => Members($$"""
        public async Task RunAsync(bool flag, CancellationToken token)
            {
                await Task.Yield();
                {{statements}}
            }

            {{members}}
        """);

    /// <summary>The members of a class.</summary>
    public static string Members(string members) => $$"""
        public class Orders
        {
            {{members}}
        }
        """;

    /// <summary>A producer is built after the statements, which make <c>config</c>.</summary>
    public static string Producer(string statements, string members = "") => Body(statements + "\n        " + Build, members);
}
