using KafkaDurability.Analyzers.Tests.Fixes;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>A worker whose settings are not in sight, to see a fix of its loop in its lines.</summary>
internal static class LoopFix
{
    private const string Head = """
        public abstract class Worker
        {
            protected IConsumer<string, string> _consumer = null!;
            protected abstract void Handle(string text);
            protected abstract Task HandleAsync(string text);
            protected abstract void Log(Exception exception);

            public async Task RunAsync(CancellationToken token)
            {
                await Task.Yield();
                while (!token.IsCancellationRequested)
                {

        """;

    private const string Tail = """

                }
            }
        }

        """;

    /// <summary>The statements are the body of an endless loop.</summary>
    public static string Loop(string body) => Head + Fix.Indented(body).Replace("\n", "\n    ").Insert(0, "    ") + Tail;

    public static string Windows(string source) => ConsumeFix.Windows(source);
}
