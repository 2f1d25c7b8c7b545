using KafkaDurability.Analyzers.Tests.Rules.Producer;

namespace KafkaDurability.Analyzers.Tests.Producing;

/// <summary>Large and deep programs around failed deliveries: no crash, within time and stack. What is found shows that they were read.</summary>
public class FailuresLargeInputTests
{
    private const string Send = "await producer.ProduceAsync(\"orders\", message);";
    private const string Swallow = " {|KD1106:catch (Exception e) { logger.LogError(e, \"no\"); }|} ";

    [Fact]
    public Task HundredsOfTries() => Publisher.Verify(Repeat("try { " + Send + " }" + Swallow, 300));

    [Fact]
    public Task ThousandSendsInOneTry() => Publisher.Verify("try { " + Repeat(Send, 1_000) + " }" + Swallow);

    /// <summary>The innermost of the handlers takes the failure, and throws it on to the outermost.</summary>
    [Fact]
    public Task DeepTries() => Publisher.Verify(Repeat("try { ", 100) + Send + Repeat(" } catch (Exception) { throw; } ", 99) + "}" + Swallow);

    /// <summary>As deep as the compiler itself reads.</summary>
    [Fact]
    public Task ThousandBlocks() => Publisher.Verify("try { " + Repeat("{ ", 1_000) + "token.ThrowIfCancellationRequested(); " + Repeat("} ", 1_000) + Send + " }" + Swallow);

    /// <summary>Past the methods that are followed, a send is out of sight.</summary>
    [Theory]
    [InlineData(1, Swallow)]
    [InlineData(1_000, " catch (Exception e) { logger.LogError(e, \"no\"); } ")]
    public Task AChainOfMethods(int methods, string handler) => Publisher.Verify(
        "try { await M0(message); }" + handler,
        Each(methods, i => $"private Task M{i}(Message<string, string> message) => M{i + 1}(message); ") + $"private async Task M{methods}(Message<string, string> message) {{ {Send} }}");

    /// <summary>Each method has two ways to the next.</summary>
    [Fact]
    public Task MethodsThatCallEachOther() => Publisher.Verify(
        "try { await M0(message); } catch (Exception e) { logger.LogError(e, \"no\"); }",
        Each(100, i => $"private async Task M{i}(Message<string, string> message) {{ try {{ await M{(i + 1) % 100}(message); }} catch (TimeoutException) {{ await M{(i + 7) % 100}(message); }} }} "));

    [Fact]
    public Task HundredsOfRetries() => Publisher.Verify(
        Repeat("while (true) { try { await {|KD1108:producer.ProduceAsync(\"orders\", message)|}; break; } catch (KafkaException) { } } ", 300));

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static string Each(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));
}
