namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>An outcome of the program's own whose constructor, factories or ready-made instances say that it failed.</summary>
public class OutcomesOfConstructorsTests
{
    private const string Class = "private sealed class Outcome ";
    private const string Process = " private Outcome Process(string text) { try { handler.Handle(text); return WELL; } catch (Exception e) { return BAD; } }";

    [Theory]
    [InlineData("{ public Outcome(bool ok) { Success = ok; } public bool Success { get; } }", "new(true)", "new(false)", "!outcome.Success")]
    [InlineData("{ public Outcome(bool ok) => Success = ok; public bool Success { get; } }", "new(true)", "new(false)", "outcome.Success == false")]
    [InlineData("{ public Outcome(bool isFailure) { IsSuccess = !isFailure; } public bool IsSuccess { get; } }", "new Outcome(false)", "new Outcome(true)", "!outcome.IsSuccess")]
    [InlineData("{ public Outcome(bool failed, string? why) { this.IsFailure = failed; Why = why; } public bool IsFailure { get; } public string? Why { get; } }", "new(false, null)", "new(why: e.Message, failed: true)", "outcome.IsFailure")]
    [InlineData("{ public Outcome(bool failed, string? why) { (IsFailure, Why) = (failed, why); } public bool IsFailure { get; } public string? Why { get; } }", "new(false, null)", "new(true, e.Message)", "outcome.Why != null")]
    [InlineData("{ public Outcome() : this(true, null) { } public Outcome(string why) : this(false, why) { } private Outcome(bool ok, string? why) { Ok = ok; Why = why; } public bool Ok { get; } public string? Why { get; } }", "new()", "new(e.Message)", "!outcome.Ok")]
    [InlineData("{ private Outcome(bool ok) { Success = ok; } public bool Success { get; } public static Outcome Good() => new(true); public static Outcome Bad(string why) => new(false); }", "Outcome.Good()", "Outcome.Bad(e.Message)", "!outcome.Success")]
    [InlineData("{ private Outcome(bool ok) => Success = ok; public bool Success { get; } public static readonly Outcome Good = new(true); public static readonly Outcome Bad = new Outcome(false); }", "Outcome.Good", "Outcome.Bad", "!outcome.Success")]
    [InlineData("{ private Outcome(bool ok) => Success = ok; public bool Success { get; } public static Outcome Good { get; } = new(true); public static Outcome Bad => new(false); }", "Outcome.Good", "Outcome.Bad", "!outcome.Success")]
    [InlineData("(bool ok) { public bool Success { get; } = ok; public bool Failed => !ok; }", "new(true)", "new(false)", "outcome.Failed")]
    [InlineData("(bool ok) { public bool Success { get; } = ok; }", "new(true)", "new(false)", "!outcome.Success")]
    public Task Told(string type, string well, string bad, string failed) => ConsumeLoop.Verify(
        "var result = _consumer.Consume(token); var outcome = Process(result.Message.Value); if (" + failed + ") { logger.LogError(\"x\"); } {|KD2104:_consumer.Commit(result)|};",
        Class + type + Process.Replace("WELL", well, StringComparison.Ordinal).Replace("BAD", bad, StringComparison.Ordinal));

    [Fact]
    public Task OfAStruct() => ConsumeLoop.Verify(
        "var result = _consumer.Consume(token); var outcome = Process(result.Message.Value); if (!outcome.Success) { logger.LogError(\"x\"); } {|KD2104:_consumer.Commit(result)|};",
        "private readonly struct Outcome { public Outcome(bool ok) { Success = ok; } public bool Success { get; } }" + Process.Replace("WELL", "new(true)", StringComparison.Ordinal).Replace("BAD", "new(false)", StringComparison.Ordinal));

    private const string Ok = "{ public Outcome(bool ok) { Success = ok; } public bool Success { get; } public bool Failed => !Success; }";

    /// <summary>The caller deals with it, the object is as good on both ways, or what it says depends on more than the argument.</summary>
    [Theory]
    [InlineData(Ok, "new(true)", "new(false)", "if (!outcome.Success) { throw new InvalidOperationException(); }")]
    [InlineData(Ok, "new(true)", "new(false)", "if (outcome.Failed) { await producer.ProduceAsync(\"dead\", result.Message); }")]
    [InlineData(Ok, "new(true)", "new(false)", "if (!outcome.Success) { _consumer.Seek(result.TopicPartitionOffset); continue; }")]
    [InlineData("{ public Outcome(bool ok) { if (ok) { Success = DateTime.Now.Hour > 3; } } public bool Success { get; } }", "new(true)", "new(false)", "if (!outcome.Success) { throw new InvalidOperationException(); }")]
    [InlineData("{ private Outcome(bool ok) => Success = ok; public bool Success { get; } public static Outcome Bad = new(false); public static Outcome Good = new(true); }", "Outcome.Good", "Outcome.Bad", "if (!outcome.Success) { throw new InvalidOperationException(); }")]
    public Task Dealt(string type, string well, string bad, string then) => ConsumeLoop.Verify(
        "var result = _consumer.Consume(token); var outcome = Process(result.Message.Value); " + then + " _consumer.Commit(result);",
        Class + type + Process.Replace("WELL", well, StringComparison.Ordinal).Replace("BAD", bad, StringComparison.Ordinal));

    /// <summary>A constructor that is not whole, or calls itself.</summary>
    [Theory]
    [InlineData("{ public Outcome(bool ok) : this(ok, null) { } public Outcome(bool ok, string? why) : this(ok) { } public bool Success { get; } }")]
    [InlineData("{ public Outcome(bool ok) { Success = } public bool Success { get; } }")]
    [InlineData("{ public Outcome(bool ok) { (Success, ) = (ok); } public bool Success { get; } }")]
    public Task Broken(string type) => ConsumeLoop.VerifyMembers(
        "public void Run() { var result = _consumer.Consume(); var outcome = Process(result.Message.Value); if (!outcome.Success) { throw new InvalidOperationException(); } _consumer.Commit(result); }"
        + Class + type + Process.Replace("WELL", "new(true)", StringComparison.Ordinal).Replace("BAD", "new(false)", StringComparison.Ordinal), errors: true);
}
