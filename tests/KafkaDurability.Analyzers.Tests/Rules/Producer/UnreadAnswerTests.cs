using KafkaDurability.Analyzers.Tests.Fixes;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>KD1106 where the catch answers that it failed, and no caller in sight looks at the answer.</summary>
public class UnreadAnswerTests
{
    private const string Try = "try { await producer.ProduceAsync(\"orders\", new Message<Null, string> { Value = order }); ";

    private static string Source(string members, string open, string close) => $$"""
        using Microsoft.Extensions.Logging;

        public sealed record Outcome(bool Ok, string? Reason)
        {
            public static Outcome Sent() => new(true, null);
            public static Outcome Failed(string reason) => new(false, reason);
        }

        public interface IOrders { Task<bool> AddAsync(string order); }

        public class Orders(IProducer<Null, string> producer, ILogger<Orders> logger)
        {
            {{members.Replace("TRY", Try, StringComparison.Ordinal).Replace("[[", open, StringComparison.Ordinal).Replace("]]", close, StringComparison.Ordinal)}}
        }
        """;

    private static Task Check(string members, string open, string close) => Verify.Rules<ProducerUseAnalyzer>(["KD1106"], Source(members, open, close));

    [Theory]
    [InlineData("public async Task PayAsync(string order) { await AddAsync(order); } private async Task<bool> AddAsync(string order) { TRY return true; } [[catch (Exception e) { logger.LogError(e, \"not sent\"); return false; }]] }")]
    [InlineData("public async Task PayAsync(string order) { await AddAsync(order).ConfigureAwait(false); } public async Task<bool> AddAsync(string order) { TRY } [[catch (Exception e) { logger.LogError(e, \"not sent\"); return false; }]] return true; }")]
    [InlineData("public async Task PayAsync(string order) { _ = await AddAsync(order); } private async Task<bool> AddAsync(string order) { var sent = false; TRY sent = true; } [[catch (Exception e) { logger.LogError(e, \"not sent\"); }]] return sent; }")]
    [InlineData("public void Pay(string order) { AddAsync(order).GetAwaiter().GetResult(); } private async Task<Outcome> AddAsync(string order) { TRY return Outcome.Sent(); } [[catch (Exception e) { return Outcome.Failed(e.Message); }]] }")]
    [InlineData("public async Task PayAsync(string order) { await AddAsync(order); } private async Task<Outcome> AddAsync(string order) { TRY return new Outcome(true, null); } [[catch (Exception e) { Console.WriteLine(e); return new Outcome(false, e.Message); }]] }")]
    [InlineData("public async Task PayAsync(string order) { await AddAsync(order); } private async Task<string?> AddAsync(string order) { TRY return null; } [[catch (Exception e) { return e.Message; }]] }")]
    [InlineData("public async Task PayAsync(string order) { await AddAsync(order); async Task<bool> AddAsync(string order) { TRY return true; } [[catch (Exception) { return false; }]] } }")]
    [InlineData("public async Task PayAsync(string order) { await AddAsync(order); } private async Task<bool> AddAsync(string order) { for (var i = 0; i < 3; i++) { TRY return true; } [[catch (Exception e) { logger.LogWarning(e, \"again\"); }]] } return false; }")]
    public Task Nobody_reads(string members) => Check(members, "{|KD1106:", "|}");

    /// <summary>Somebody may read the answer: one caller, one out of sight, one that is given the method.</summary>
    [Theory]
    [InlineData("public async Task PayAsync(string order) { if (!await AddAsync(order)) { throw new InvalidOperationException(); } } private async Task<bool> AddAsync(string order) { TRY return true; } [[catch (Exception) { return false; }]] }")]
    [InlineData("public async Task PayAsync(string order) { await AddAsync(order); } public Task<bool> TryAsync(string order) => AddAsync(order); private async Task<bool> AddAsync(string order) { TRY return true; } [[catch (Exception) { return false; }]] }")]
    [InlineData("public async Task PayAsync(string order) { await AddAsync(order); } public Func<string, Task<bool>> Adding => AddAsync; private async Task<bool> AddAsync(string order) { TRY return true; } [[catch (Exception) { return false; }]] }")]
    [InlineData("public async Task<bool> AddAsync(string order) { TRY return true; } [[catch (Exception) { return false; }]] }")]
    [InlineData("public async Task PayAsync(string order) { var (ok, _) = await AddAsync(order); Console.WriteLine(ok); } private async Task<Outcome> AddAsync(string order) { TRY return Outcome.Sent(); } [[catch (Exception e) { return Outcome.Failed(e.Message); }]] }")]
    [InlineData("public async Task PayAsync(string order) { await AddAsync(order); } private async Task<bool> AddAsync(string order) { TRY return true; } [[catch (Exception) { await System.IO.File.AppendAllTextAsync(\"unsent\", order); return false; }]] }")]
    [InlineData("public bool Failed { get; private set; } public async Task PayAsync(string order) { await AddAsync(order); } private async Task<bool> AddAsync(string order) { TRY return true; } [[catch (Exception) { Failed = true; return false; }]] }")]
    [InlineData("public async Task PayAsync(string order) { await AddAsync(order); } private async Task<bool> AddAsync(string order) { TRY return true; } [[catch (Exception) { return await KeepAsync(order); }]] } protected virtual async Task<bool> KeepAsync(string order) { await System.IO.File.AppendAllTextAsync(\"unsent\", order); return false; }")]
    [InlineData("public async Task PayAsync(string order) { await AddAsync(order); } private async Task<bool> AddAsync(string order) { TRY return true; } [[catch (Exception) when (order.Length > 3) { return false; }]] }")]
    public Task Somebody_may_read(string members) => Check(members, "", "");

    /// <summary>The caller knows the interface alone.</summary>
    [Fact]
    public Task Behind_an_interface() => Verify.Rules<ProducerUseAnalyzer>(["KD1106"], Source("", "", "") + """

        public sealed class Events(IProducer<Null, string> producer) : IOrders
        {
            public async Task<bool> AddAsync(string order)
            {
                try
                {
                    await producer.ProduceAsync("orders", new Message<Null, string> { Value = order });
                    return true;
                }
                {|KD1106:catch (KafkaException e)
                {
                    Console.WriteLine(e);
                    return false;
                }|}
            }
        }

        public sealed class Desk(IOrders orders)
        {
            public async Task PayAsync(string order) => await orders.AddAsync(order);
        }
        """);

    [Fact]
    public Task Rethrows() => VerifyAll.Suggestion(
        Fixed("{|KD1106:catch (Exception e) { Console.WriteLine(e); return false; }|}"),
        Fixed("catch (Exception e) { Console.WriteLine(e); throw; }"));

    private static string Fixed(string clause) => Source("public async Task PayAsync(string order) { await AddAsync(order); } private async Task<bool> AddAsync(string order) { TRY return true; } " + clause + " }", "", "");
}
