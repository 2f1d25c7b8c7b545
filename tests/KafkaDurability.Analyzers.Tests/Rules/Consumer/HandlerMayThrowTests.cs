using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2113: handlers whose exceptions come out of Consume.</summary>
public class HandlerMayThrowTests
{
    [Theory]
    [InlineData("SetStatisticsHandler({|KD2113:(_, json) => _number = Read(json)|})")]
    [InlineData("SetStatisticsHandler({|KD2113:Statistics|})")]
    [InlineData("SetStatisticsHandler({|KD2113:(_, json) => { Console.WriteLine(json); throw new InvalidOperationException(); }|})")]
    [InlineData("SetStatisticsHandler({|KD2113:(_, json) => _number = long.Parse(json)|})")]
    [InlineData("SetStatisticsHandler({|KD2113:(_, json) => System.IO.File.WriteAllText(\"statistics.json\", json)|})")]
    [InlineData("SetOffsetsCommittedHandler({|KD2113:(_, offsets) => { if (offsets.Error.IsError) { throw new KafkaException(offsets.Error); } }|})")]
    [InlineData("SetOffsetsCommittedHandler({|KD2113:(_, offsets) => Console.WriteLine(offsets.Offsets.First())|})")]
    [InlineData("SetOAuthBearerTokenRefreshHandler({|KD2113:(client, _) => client.OAuthBearerSetToken(TokenAsync().Result, 0, \"me\")|})")]
    [InlineData("SetOAuthBearerTokenRefreshHandler({|KD2113:(client, _) => client.OAuthBearerSetToken(TokenAsync().GetAwaiter().GetResult(), 0, \"me\")|})")]
    [InlineData("SetStatisticsHandler({|KD2113:(_, json) => { try { _number = Read(json); } finally { Console.WriteLine(json); } }|})")]
    [InlineData("SetStatisticsHandler({|KD2113:(_, json) => { try { Process(json); } catch (Exception) { throw; } }|})")]
    public Task Reported(string code) => Builder(code);

    [Theory]
    [InlineData("SetStatisticsHandler((_, json) => Console.WriteLine(json))")]
    [InlineData("SetStatisticsHandler((_, json) => { try { _number = Read(json); } catch (Exception e) { Console.WriteLine(e); } })")]
    [InlineData("SetStatisticsHandler((_, json) => { try { _number = Read(json); } catch (System.Text.Json.JsonException) { } })")]
    [InlineData("SetStatisticsHandler((_, json) => _number = long.TryParse(json, out var number) ? number : 0)")]
    [InlineData("SetStatisticsHandler(async (_, json) => { await Task.Yield(); _number = Read(json); })")]
    [InlineData("SetStatisticsHandler((_, json) => Later(() => _number = Read(json)))")]
    [InlineData("SetErrorHandler((_, error) => throw new KafkaException(error))")]
    [InlineData("SetLogHandler((_, log) => Console.WriteLine(Read(log.Message)))")]
    [InlineData("SetPartitionsLostHandler((_, partitions) => Console.WriteLine(partitions.First()))")]
    [InlineData("SetStatisticsHandler(handler)")]
    public Task Silent(string code) => Builder(code);

    [Fact]
    public Task Of_a_producer_it_is_no_such_thing() => ClientUse.Verify(
        "KD2113", "new ProducerBuilder<string, string>(new ProducerConfig()).SetStatisticsHandler((_, json) => _number = Read(json)).Build();");

    [Fact]
    public Task Fixed() => ClientUse.Suggest(
        """
        new ConsumerBuilder<string, string>(new ConsumerConfig())
                    .SetStatisticsHandler({|KD2113:(_, json) => _number = Read(json)|})
                    .Build();
        """,
        """
        new ConsumerBuilder<string, string>(new ConsumerConfig())
                    .SetStatisticsHandler((_, json) =>
                    {
                        try
                        {
                            _number = Read(json);
                        }
                        catch (Exception exception)
                        {
                            Console.Error.WriteLine(exception);
                        }
                    })
                    .Build();
        """);

    [Fact]
    public Task A_block_is_fixed_with_its_statements() => ClientUse.Suggest(
        """
        new ConsumerBuilder<string, string>(new ConsumerConfig())
                    .SetStatisticsHandler({|KD2113:(_, json) =>
                    {
                        // The number alone.
                        var number = Read(json);
                        _number = number;
                    }|})
                    .Build();
        """,
        """
        new ConsumerBuilder<string, string>(new ConsumerConfig())
                    .SetStatisticsHandler((_, json) =>
                    {
                        try
                        {
                            // The number alone.
                            var number = Read(json);
                            _number = number;
                        }
                        catch (Exception exception)
                        {
                            Console.Error.WriteLine(exception);
                        }
                    })
                    .Build();
        """);

    [Fact]
    public Task Half_typed() => ClientUse.Verify("KD2113", "new ConsumerBuilder<string, string>(null!).SetStatisticsHandler((_, json) => throw).Build(", errors: true);

    private static Task Builder(string code) => ClientUse.Verify(
        "KD2113",
        $"Action<IConsumer<string, string>, string> handler = flag ? Statistics : (_, _) => {{ }}; using var built = new ConsumerBuilder<string, string>(new ConsumerConfig()).{code}.Build();",
        "private static void Later(Action action) { } private static Task<string> TokenAsync() => Task.FromResult(\"token\");");
}
