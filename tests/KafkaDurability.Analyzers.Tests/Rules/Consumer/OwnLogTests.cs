using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2104: a log of the user's own, whose body is out of sight, keeps no message.</summary>
public class OwnLogTests
{
    private const string Logs = """
        private IAppLogger _log = null!; private IAuditLog _audit = null!; private IOrderLogin _login = null!;
        public interface IAppLogger { void Error(string text, Exception e); Task WarnAsync(string text); }
        public interface IAuditLog { void Write(string text, Exception e); } public interface IOrderLogin { void Error(string text); }
        """;

    [Theory]
    [InlineData("_log.Error(\"failed\", e);")]
    [InlineData("_log.Error(result.Message.Value, e);")]
    [InlineData("await _log.WarnAsync(e.Message);")]
    public Task Logged(string handler) => ConsumeLoop.Verify(
        "var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); } {|KD2104:catch (Exception e) { " + handler + " }|} _consumer.Commit(result);", Logs);

    /// <summary>An audit is written to be read, a login is no log.</summary>
    [Theory]
    [InlineData("_audit.Write(result.Message.Value, e);")]
    [InlineData("_login.Error(e.Message);")]
    public Task Kept(string handler) => ConsumeLoop.Verify(
        "var result = _consumer.Consume(token); try { handler.Handle(result.Message.Value); } catch (Exception e) { " + handler + " } _consumer.Commit(result);", Logs);
}
