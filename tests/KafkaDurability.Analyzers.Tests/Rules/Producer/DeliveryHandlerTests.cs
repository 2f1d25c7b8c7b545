using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;
using KafkaDurability.Analyzers.Tests.Rules.Consumer;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>KD1110 and KD1111: delivery handlers that wait, throw, or are async.</summary>
public class DeliveryHandlerTests
{
    private const string Members = """
        private void Flushing(DeliveryReport<string, string> report) => producer.Flush();
            private void Throwing(DeliveryReport<string, string> report) { if (report.Error.IsError) { throw new KafkaException(report.Error); } }
            private static Task SaveAsync(string text) => Task.CompletedTask;
        """;

    [Theory]
    [InlineData("report => {|KD1110:producer.Flush()|}")]
    [InlineData("report => {|KD1110:producer.Flush(TimeSpan.FromSeconds(10))|}")]
    [InlineData("report => {|KD1110:producer.ProduceAsync(\"failed\", report.Message).Wait()|}")]
    [InlineData("report => Console.WriteLine({|KD1110:producer.ProduceAsync(\"failed\", report.Message).Result|})")]
    [InlineData("report => {|KD1110:producer.ProduceAsync(\"failed\", report.Message).GetAwaiter().GetResult()|}")]
    [InlineData("report => {|KD1110:producer.ProduceAsync(\"failed\", report.Message).ConfigureAwait(false).GetAwaiter().GetResult()|}")]
    public Task Waits(string code) => ClientUse.Verify("KD1110", $"producer.Produce(\"orders\", message, {code});", Members);

    [Theory]
    [InlineData("report => other.Flush()")]
    [InlineData("report => other.ProduceAsync(\"failed\", report.Message).Wait()")]
    [InlineData("report => producer.Produce(\"failed\", report.Message)")]
    [InlineData("report => SaveAsync(report.Value).Wait()")]
    [InlineData("report => Task.Run(() => producer.Flush())")]
    [InlineData("report => Console.WriteLine(report.Error.Reason)")]
    public Task Does_not_wait(string code) => ClientUse.Verify("KD1110", $"IProducer<string, string> other = null!; producer.Produce(\"orders\", message, {code}); producer.Flush();", Members);

    [Fact]
    public Task A_method_that_waits() => ClientUse.Verify("KD1110", "producer.Produce(\"orders\", message, {|KD1110:Flushing|});", Members);

    [Theory]
    [InlineData("{|KD1111:async report => await SaveAsync(report.Value)|}")]
    [InlineData("{|KD1111:async report => { if (report.Error.IsError) { await SaveAsync(report.Value); } }|}")]
    [InlineData("{|KD1111:report => { if (report.Error.IsError) { throw new KafkaException(report.Error); } }|}")]
    [InlineData("{|KD1111:report => throw new InvalidOperationException()|}")]
    [InlineData("{|KD1111:Throwing|}")]
    [InlineData("{|KD1111:report => { try { Process(report.Value); } catch (Exception) { throw; } }|}")]
    public Task Fails(string code) => ClientUse.Verify("KD1111", $"producer.Produce(\"orders\", message, {code});", Members);

    [Theory]
    [InlineData("async report => { try { await SaveAsync(report.Value); } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("report => { try { throw new InvalidOperationException(); } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("report => Console.WriteLine(report.Error.Reason)")]
    [InlineData("report => Later(() => throw new InvalidOperationException())")]
    [InlineData("report => _ = SaveAsync(report.Value)")]
    [InlineData("null")]
    public Task Does_not_fail(string code) => ClientUse.Verify("KD1111", $"producer.Produce(\"orders\", message, {code});", Members + " private static void Later(Action action) { }");

    [Fact]
    public Task Fixed() => ClientUse.Suggest(
        """
        producer.Produce("orders", message, {|KD1111:async report =>
                {
                    await SaveAsync(report.Value);
                }|});
        """,
        """
        producer.Produce("orders", message, async report =>
                {
                    try
                    {
                        await SaveAsync(report.Value);
                    }
                    catch (Exception exception)
                    {
                        Console.Error.WriteLine(exception);
                    }
                });
        """,
        Members);
}
