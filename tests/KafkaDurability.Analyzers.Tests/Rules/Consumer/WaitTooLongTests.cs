using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2117: waits after which the consumer is no member any more.</summary>
public class WaitTooLongTests
{
    [Theory]
    [InlineData("", "await {|KD2117:Task.Delay(TimeSpan.FromMinutes(10))|};")]
    [InlineData("", "{|KD2117:Thread.Sleep(600000)|};")]
    [InlineData("", "{|KD2117:Thread.Sleep(300_000)|};")]
    [InlineData("MaxPollIntervalMs = 60000", "{|KD2117:Task.Delay(90000, token)|}.Wait();")]
    [InlineData("MaxPollIntervalMs = 60000", "try { Process(result.Message.Value); } catch (Exception) { await {|KD2117:Task.Delay(s_rest, token)|}; consumer.Seek(result.TopicPartitionOffset); }")]
    [InlineData("MaxPollIntervalMs = 60000", "const int Rest = 90 * 1000; await {|KD2117:Task.Delay(Rest)|}.ConfigureAwait(false);")]
    [InlineData("MaxPollIntervalMs = 60000", "consumer.Pause(consumer.Assignment); await {|KD2117:Task.Delay(90000)|}; consumer.Resume(consumer.Assignment);")]
    [InlineData("MaxPollIntervalMs = 60000", "await {|KD2117:RestAsync()|};")]
    public Task Reported(string settings, string code) => Verify(settings, code);

    [Theory]
    [InlineData("", "await Task.Delay(TimeSpan.FromMinutes(4));")]
    [InlineData("MaxPollIntervalMs = 1200000", "await Task.Delay(TimeSpan.FromMinutes(10));")]
    [InlineData("MaxPollIntervalMs = int.Parse(Console.ReadLine()!)", "await Task.Delay(TimeSpan.FromMinutes(10));")]
    [InlineData("", "_ = Task.Delay(TimeSpan.FromMinutes(10));")]
    [InlineData("", "await Task.Delay(Unknown());")]
    [InlineData("", "if (flag) { await Task.Delay(TimeSpan.FromMinutes(10)); return; }")]
    [InlineData("", "if (flag) { await Task.Delay(TimeSpan.FromMinutes(10)); consumer.Close(); }")]
    [InlineData("", "_ = Task.Run(async () => { await Task.Delay(TimeSpan.FromMinutes(10)); });")]
    public Task Silent(string settings, string code) => Verify(settings, code);

    [Fact]
    public Task Outside_of_the_loop() => Verifiers.Verify.Rules<ClientUseAnalyzer>(["KD2117"], Source("", "Process(result.Message.Value);", "await Task.Delay(TimeSpan.FromMinutes(10));"));

    /// <summary>Of a consumer that somebody else builds, the settings are not in sight.</summary>
    [Fact]
    public Task Of_others() => ClientUse.Verify("KD2117", "while (flag) { var result = consumer.Consume(token); await Task.Delay(TimeSpan.FromMinutes(10)); }");

    private static Task Verify(string settings, string code) => Verifiers.Verify.Rules<ClientUseAnalyzer>(["KD2117"], Source(settings, code));

    private static string Source(string settings, string code, string before = "") => Code.Body(
        $$"""
        var config = new ConsumerConfig { GroupId = "orders", EnableAutoCommit = false, {{settings}} };
        using var consumer = new ConsumerBuilder<string, string>(config).Build();
        consumer.Subscribe("orders");
        {{before}}
        while (!token.IsCancellationRequested) { var result = consumer.Consume(token); {{code}} }
        """,
        """
        private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(90);
        private static int Unknown() => Environment.TickCount;
        private static void Process(string text) => Console.WriteLine(text);
        private static async Task RestAsync() { await Task.Delay(90000); }
        """);
}
