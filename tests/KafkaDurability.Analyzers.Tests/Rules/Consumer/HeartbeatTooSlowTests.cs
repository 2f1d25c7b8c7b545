using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

public class HeartbeatTooSlowTests
{
    private const string Careful = ConsumerProgram.Careful;

    [Theory]
    [InlineData("{|KD2009:HeartbeatIntervalMs = 45000|}")]
    [InlineData("SessionTimeoutMs = 10000, {|KD2009:HeartbeatIntervalMs = 10000|}")]
    [InlineData("{|KD2009:HeartbeatIntervalMs = 12000|}, SessionTimeoutMs = 10000")]
    [InlineData("{|KD2009:SessionTimeoutMs = 2000|}")]
    [InlineData("GroupProtocol = GroupProtocol.Classic, {|KD2009:HeartbeatIntervalMs = 60000|}")]
    public Task Reported(string settings) => ConsumerProgram.Committing($"var config = new ConsumerConfig {{ {Careful}, {settings} }};");

    [Theory]
    [InlineData("{|KD2009:config.Set(\"heartbeat.interval.ms\", \"60000\")|};")]
    [InlineData("{|KD2009:config.HeartbeatIntervalMs = 60_000|};")]
    [InlineData("config.SessionTimeoutMs = 6000; {|KD2009:config.HeartbeatIntervalMs = 6 * 1000|};")]
    public Task EverySpelling(string statement) => ConsumerProgram.Committing($"var config = new ConsumerConfig {{ {Careful} }}; {statement}");

    [Theory]
    [InlineData("HeartbeatIntervalMs = 3000")]
    [InlineData("HeartbeatIntervalMs = 44999")]
    [InlineData("HeartbeatIntervalMs = 9999, SessionTimeoutMs = 10000")]
    [InlineData("SessionTimeoutMs = 6000")]
    [InlineData("HeartbeatIntervalMs = int.Parse(\"60000\")")]
    [InlineData("HeartbeatIntervalMs = 60000, SessionTimeoutMs = int.Parse(Environment.GetEnvironmentVariable(\"SESSION\")!)")]
    [InlineData("HeartbeatIntervalMs = 60000, SessionTimeoutMs = token.CanBeCanceled ? 90000 : 30000")]
    public Task Harmless(string settings) => ConsumerProgram.Committing($"var config = new ConsumerConfig {{ {Careful}, {settings} }};");

    /// <summary>With the new protocol the broker decides, and the client throws on the setting.</summary>
    [Fact]
    public Task NewProtocol() => ConsumerProgram.Committing(
        $"var config = new ConsumerConfig {{ {Careful}, GroupProtocol = GroupProtocol.Consumer, {{|KD2006:HeartbeatIntervalMs = 60000|}} }};");

    [Theory]
    [InlineData(", {|KD2009:HeartbeatIntervalMs = 60000|}", "")]
    [InlineData(", SessionTimeoutMs = 10000, {|KD2009:HeartbeatIntervalMs = 10000|}", ", SessionTimeoutMs = 10000")]
    [InlineData(", {|KD2009:SessionTimeoutMs = 2000|}", "")]
    public async Task RemovedInTheEditorOnly(string settings, string changed)
    {
        var flagged = ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Careful}{settings} }};", ConsumerProgram.CommitLoop);
        await VerifyAll.Fix(flagged, flagged);
        await VerifyAll.Suggestion(flagged, ConsumerProgram.Of($"var config = new ConsumerConfig {{ {Careful}{changed} }};", ConsumerProgram.CommitLoop));
    }

    /// <summary>What is left would still be too slow: removing one of two is no way out.</summary>
    [Fact]
    public Task NoChangeThatChangesNothing() => VerifyAll.NoFix(ConsumerProgram.Of(
        $"var config = new ConsumerConfig {{ {Careful}, SessionTimeoutMs = 2000, {{|KD2009:HeartbeatIntervalMs = 5000|}} }};", ConsumerProgram.CommitLoop));
}
