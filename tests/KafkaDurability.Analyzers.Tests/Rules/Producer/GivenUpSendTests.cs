using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>KD1106 where a send is tried a number of times, and then given up: the last failure ends in the catch as the others do.</summary>
public class GivenUpSendTests
{
    private const string Send = "await producer.ProduceAsync(\"orders\", new Message<Null, string> { Value = order })";

    private static Task Check(string members, string open, string close) => Verify.Rules<ProducerUseAnalyzer>(["KD1106"], $$"""
        using Microsoft.Extensions.Logging;

        public class Orders(IProducer<Null, string> producer, ILogger<Orders> logger)
        {
            private int _failed;
            public bool Failed { get; set; }
            {{members.Replace("SEND", Send, StringComparison.Ordinal).Replace("[[", open, StringComparison.Ordinal).Replace("]]", close, StringComparison.Ordinal)}}
        }
        """);

    [Theory]
    [InlineData("public async Task AddAsync(string order) { for (var i = 0; i < 5; i++) { try { SEND; return; } [[catch (ProduceException<Null, string> e) { logger.LogWarning(e, \"again\"); await Task.Delay(1000); }]] } }")]
    [InlineData("public async Task AddAsync(string order) { var n = 0; while (n++ < 3) { try { SEND; break; } [[catch (Exception e) { Console.WriteLine(e); }]] } }")]
    [InlineData("public async Task AddAsync(string order) { for (var i = 0; i < 5; i++) { try { SEND; return; } [[catch (Exception e) { Console.WriteLine(e); }]] } logger.LogError(\"gave up\"); }")]
    [InlineData("public async Task<bool> AddAsync(string order) { for (var i = 0; i < 5; i++) { try { SEND; return true; } [[catch (Exception e) { Console.WriteLine(e); }]] } return true; }")]
    [InlineData("public async Task AddAsync(string order) { var left = 3; while (true) { try { SEND; return; } [[catch (Exception e) { logger.LogWarning(e, \"again\"); if (--left == 0) { return; } await Task.Delay(10); }]] } }")]
    [InlineData("public async Task AddAsync(string order) { var n = 0; while (true) { try { SEND; break; } [[catch (Exception e) { if (++n >= 3) { logger.LogError(e, \"gave up\"); break; } await Task.Delay(10); }]] } await Task.Yield(); }")]
    [InlineData("public async Task AddAsync(string order) { var sent = false; for (var i = 0; i < 3 && !sent; i++) { try { SEND; sent = true; } [[catch (Exception e) { logger.LogWarning(e, \"again\"); }]] } }")]
    [InlineData("public async Task AddAsync(string order) { foreach (var wait in new[] { 1, 10, 100 }) { try { SEND; return; } [[catch (Exception) { _failed++; await Task.Delay(wait); }]] } }")]
    [InlineData("public async Task AddAsync(string order, int left = 3) { do { try { SEND; return; } [[catch (Exception e) { logger.LogWarning(e, \"again\"); left--; }]] } while (left > 0); }")]
    [InlineData("public async Task AllAsync(List<string> orders) { foreach (var order in orders) { for (var i = 0; i < 3; i++) { try { SEND; break; } [[catch (Exception e) { logger.LogWarning(e, \"again\"); }]] } } }")]
    public Task Given_up_in_silence(string members) => Check(members, "{|KD1106:", "|}");

    /// <summary>The last failure is told, or kept, or ends nothing: the send is tried until it succeeds, or until the program stops.</summary>
    [Theory]
    [InlineData("public async Task AddAsync(string order) { for (var i = 0; i < 5; i++) { try { SEND; return; } [[catch (Exception e) { Console.WriteLine(e); }]] } throw new InvalidOperationException(\"not sent\"); }")]
    [InlineData("public async Task<bool> AddAsync(string order) { for (var i = 0; i < 5; i++) { try { SEND; return true; } [[catch (Exception e) { Console.WriteLine(e); }]] } return false; }")]
    [InlineData("public async Task AddAsync(string order) { for (var i = 0; i < 5; i++) { try { SEND; return; } [[catch (Exception e) when (i < 4) { Console.WriteLine(e); }]] } }")]
    [InlineData("public async Task AddAsync(string order) { for (var i = 0; i < 5; i++) { try { SEND; return; } [[catch (Exception e) { if (i == 4) { throw; } Console.WriteLine(e); }]] } }")]
    [InlineData("public async Task AddAsync(string order) { for (var i = 0; i < 5; i++) { try { SEND; return; } [[catch (Exception e) { Console.WriteLine(e); }]] } await System.IO.File.AppendAllTextAsync(\"unsent\", order); }")]
    [InlineData("public async Task AddAsync(string order) { for (var i = 0; i < 5; i++) { try { SEND; return; } [[catch (Exception e) { Console.WriteLine(e); }]] } Failed = true; }")]
    [InlineData("public async Task AddAsync(string order) { for (var i = 0; i < 5; i++) { try { SEND; return; } [[catch (Exception) { Failed = true; }]] } }")]
    [InlineData("public async Task AddAsync(string order) { var n = 0; while (n++ < 3) { try { SEND; break; } [[catch (Exception e) { Console.WriteLine(e); }]] } if (n > 3) { throw new InvalidOperationException(\"not sent\"); } }")]
    [InlineData("public async Task<bool> AddAsync(string order) { var sent = false; for (var i = 0; i < 3 && !sent; i++) { try { SEND; sent = true; } [[catch (Exception e) { Console.WriteLine(e); }]] } return sent; }")]
    [InlineData("public async Task AddAsync(string order) { while (true) { try { SEND; return; } [[catch (Exception e) { Console.WriteLine(e); await Task.Delay(1000); }]] } }")]
    [InlineData("public async Task AddAsync(string order, CancellationToken token) { while (!token.IsCancellationRequested) { try { SEND; return; } [[catch (Exception e) { Console.WriteLine(e); await Task.Delay(1000); }]] } }")]
    [InlineData("public async Task AddAsync(string order) { for (var i = 0; ; i++) { try { SEND; return; } [[catch (Exception e) { Console.WriteLine(e); await Task.Delay(i * 1000); }]] } }")]
    [InlineData("public async Task AllAsync(List<string> orders) { foreach (var order in orders) { for (var i = 0; i < 3; i++) { try { SEND; return; } [[catch (Exception e) { Console.WriteLine(e); }]] } } }")]
    [InlineData("public async Task AddAsync(string order) { var n = 0; while (true) { try { SEND; return; } [[catch (Exception e) { Console.WriteLine(e); n++; }]] if (n > 3) { throw new InvalidOperationException(\"not sent\"); } } }")]
    public Task Told_or_tried_again(string members) => Check(members, "", "");
}
