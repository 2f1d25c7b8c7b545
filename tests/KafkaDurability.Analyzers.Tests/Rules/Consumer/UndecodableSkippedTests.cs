using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2118: ConsumeException is told to a log, and the loop goes on.</summary>
public class UndecodableSkippedTests
{
    [Theory]
    [InlineData("catch {|KD2118:(ConsumeException e)|} { Console.WriteLine(e.Error.Reason); }")]
    [InlineData("catch {|KD2118:(ConsumeException)|} { }")]
    [InlineData("catch {|KD2118:(ConsumeException e)|} { Console.WriteLine(e); continue; }")]
    [InlineData("catch {|KD2118:(ConsumeException e)|} { Console.WriteLine(e); await Task.Delay(1000); }")]
    public Task Reported(string code) => Loop(code, "Version");

    [Theory]
    [InlineData("catch (ConsumeException e) { Keep(e.ConsumerRecord); }")]
    [InlineData("catch (ConsumeException e) { Console.WriteLine(e); throw; }")]
    [InlineData("catch (ConsumeException) { break; }")]
    [InlineData("catch (ConsumeException) { return; }")]
    [InlineData("catch (ConsumeException e) when (e.Error.Code == ErrorCode.UnknownTopicOrPart) { }")]
    [InlineData("catch (ConsumeException e) { if (e.Error.IsFatal) { throw; } }")]
    [InlineData("catch (ConsumeException e) { failed++; Console.WriteLine(e); }")]
    [InlineData("catch (ConsumeException e) { Stop(e); }")]
    public Task Silent(string code) => Loop(code, "Version");

    [Theory]
    [InlineData("string")]
    [InlineData("byte[]")]
    [InlineData("Ignore")]
    [InlineData("Null")]
    public Task What_is_always_decoded(string code) => Loop("catch (ConsumeException e) { Console.WriteLine(e); }", code);

    private static Task Loop(string clause, string value) => ClientUse.Verify(
        "KD2118",
        $"IConsumer<Ignore, {value}> other = null!; var failed = 0; while (failed < 9) {{ try {{ var result = other.Consume(token); other.Commit(result); }} {clause} }}",
        "private static void Keep(object record) { } private static void Stop(Exception e) { }");
}
