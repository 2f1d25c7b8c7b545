using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>Puts settings, or a loop, into a program that consumes; all else in it is as it should be.</summary>
internal static class ConsumerProgram
{
    /// <summary>Settings that no rule has anything against, but for auto-commit.</summary>
    public const string Group = "GroupId = \"orders\", AutoOffsetReset = AutoOffsetReset.Earliest";

    /// <summary>Settings that no rule has anything against.</summary>
    public const string Careful = Group + ", EnableAutoCommit = false";

    public const string ProcessLoop = """
        while (!token.IsCancellationRequested)
                {
                    var result = consumer.Consume(token);
                    Process(result.Message.Value);
                }
        """;

    public const string CommitLoop = """
        while (!token.IsCancellationRequested)
                {
                    var result = consumer.Consume(token);
                    Process(result.Message.Value);
                    consumer.Commit(result);
                }
        """;

    public const string StoreLoop = """
        while (!token.IsCancellationRequested)
                {
                    var result = consumer.Consume(token);
                    Process(result.Message.Value);
                    consumer.StoreOffset(result);
                }
        """;

    /// <param name="config">Statements that leave the settings in <c>config</c>.</param>
    /// <param name="loop">Statements that use <c>consumer</c>, which has subscribed.</param>
    public static string Of(string config, string loop = ProcessLoop) => Uses(config, $$"""
        consumer.Subscribe("orders");
                try
                {
                {{loop}}
                }
                finally
                {
                    consumer.Close();
                }
        """);

    /// <summary>A program that does not close what it has subscribed.</summary>
    /// <param name="built">What gives the consumer.</param>
    public static string Plain(string config, string loop, string built = "new ConsumerBuilder<string, string>(config).Build()") => $$"""
        class Orders
        {
            static void Process(string text) => System.IO.File.AppendAllText("done.txt", text);

            static ConsumerConfig Load() => System.Text.Json.JsonSerializer.Deserialize<ConsumerConfig>("")!;

            void Run(CancellationToken token)
            {
                {{config}}
                using var consumer = {{built}};
                consumer.Subscribe("orders");
                {{loop}}
            }
        }

        """;

    /// <param name="use">Statements that use <c>consumer</c>.</param>
    public static string Uses(string config, string use) => $$"""
        class Orders
        {
            static void Process(string text) => System.IO.File.AppendAllText("done.txt", text);

            void Run(CancellationToken token)
            {
                {{config}}
                using var consumer = new ConsumerBuilder<string, string>(config).Build();
                {{use}}
            }
        }

        """;

    /// <summary>What all analyzers say to the settings in a program whose loop only processes.</summary>
    public static Task Reports(string config) => VerifyAll.Reports(Of(config));

    /// <summary>What they say where the loop commits after processing.</summary>
    public static Task Committing(string config) => VerifyAll.Reports(Of(config, CommitLoop));
}
