namespace KafkaDurability.Analyzers.Tests.Fixes;

/// <summary>Fixes of the statements of an async method that consumes.</summary>
internal static class ConsumeFix
{
    private const string Head = """
        using System;
        using System.Threading.Tasks;
        using Confluent.Kafka;

        abstract class Test
        {
            ConsumeResult<string, string>? _last;

            protected abstract void Process(object value);
            protected abstract Task ProcessAsync(object value);
            protected abstract ValueTask<int> CountAsync(object value);
            protected abstract void Log(object value);

            async Task Run(IConsumer<string, string> consumer, ConsumeResult<string, string> result, bool cond, object gate)
            {
                await Task.Yield();

        """;

    private const string Tail = """

            }
        }

        """;

    public static Task Body(string before, string after, params Spec[] edits) => Fix.Source(In(before), In(after), edits);

    public static Task None(string before, params Spec[] edits) => Fix.None(In(before), edits);

    public static Task All(string before, string after, params Spec[][] plans) => Fix.AllInSource(In(before), In(after), plans);

    /// <summary>The same with CRLF and tabs.</summary>
    public static Task WindowsBody(string before, string after, params Spec[] edits) =>
        Fix.Source(Windows(In(before)), Windows(In(after)), edits);

    public static string Windows(string text) => text.Replace("    ", "\t").Replace("\n", "\r\n");

    private static string In(string body) => Head + Fix.Indented(body) + Tail;
}
