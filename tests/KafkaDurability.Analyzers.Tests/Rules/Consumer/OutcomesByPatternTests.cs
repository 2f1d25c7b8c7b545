namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>An outcome of the program's own that is asked by patterns: which of several types it is, or what several members say.</summary>
public class OutcomesByPatternTests
{
    private const string Process = " private Outcome Process(string text) { try { handler.Handle(text); return WELL; } catch (Exception e) { return BAD; } } ";
    private const string Union = "private abstract record Outcome { public sealed record Success : Outcome; public sealed record Failure(string Why) : Outcome; }";
    private const string Classes = "private interface IAny { } private class Outcome : IAny { } private sealed class Good : Outcome { } private class Bad : Outcome { } private sealed class Worse : Bad { }";
    private const string Pair = "private sealed record Outcome(bool IsSuccess, string? Error);";

    private static string Members(string type, string well, string bad) =>
        type + Process.Replace("WELL", well, StringComparison.Ordinal).Replace("BAD", bad, StringComparison.Ordinal);

    private static Task Reported(string members, string then) => ConsumeLoop.Verify(
        "var result = _consumer.Consume(token); var outcome = Process(result.Message.Value); " + then + " {|KD2104:_consumer.Commit(result)|};", members);

    private static Task Silent(string members, string then) => ConsumeLoop.Verify("var result = _consumer.Consume(token); var outcome = Process(result.Message.Value); " + then, members);

    [Theory]
    [InlineData("if (outcome is Outcome.Failure failure) { logger.LogError(failure.Why); }")]
    [InlineData("if (outcome is Outcome.Failure) { logger.LogError(\"x\"); }")]
    [InlineData("if (outcome is not Outcome.Success) { logger.LogError(\"x\"); }")]
    [InlineData("if (outcome is not (Outcome.Success or null)) { logger.LogError(\"x\"); }")]
    [InlineData("if (outcome is Outcome.Failure { Why: var why }) { logger.LogError(why); }")]
    [InlineData("if (outcome is Outcome.Failure(var why)) { logger.LogError(why); }")]
    [InlineData("switch (outcome) { case Outcome.Success: logger.LogError(\"good\"); break; case Outcome.Failure failure: logger.LogError(failure.Why); break; }")]
    [InlineData("var line = outcome switch { Outcome.Success => \"good\", Outcome.Failure f => f.Why, _ => \"?\" }; logger.LogError(line);")]
    public Task By_type(string then) => Reported(Members(Union, "new Outcome.Success()", "new Outcome.Failure(e.Message)"), then);

    [Theory]
    [InlineData("new Bad()", "if (outcome is Bad) { logger.LogError(\"x\"); }")]
    [InlineData("new Worse()", "if (outcome is Bad) { logger.LogError(\"x\"); }")]
    [InlineData("new Worse()", "if (outcome is IAny) { logger.LogError(\"x\"); }")]
    [InlineData("new Worse()", "if (!(outcome is Good)) { logger.LogError(\"x\"); }")]
    public Task By_class(string bad, string then) => Reported(Members(Classes, "new Good()", bad), then);

    [Theory]
    [InlineData("if (outcome is { IsSuccess: false, Error: { } error }) { logger.LogError(error); }")]
    [InlineData("if (outcome is { IsSuccess: false } or { Error: not null }) { logger.LogError(\"x\"); }")]
    [InlineData("if (outcome is { IsSuccess: false } and { Error: not null }) { logger.LogError(\"x\"); }")]
    [InlineData("if (outcome is (false, var error)) { logger.LogError(error); }")]
    [InlineData("if (outcome is (false, not null)) { logger.LogError(\"x\"); }")]
    [InlineData("switch (outcome) { case { IsSuccess: true }: break; case { Error: var error }: logger.LogError(error); break; }")]
    public Task By_members(string then) => Reported(Members(Pair, "new(true, null)", "new(false, e.Message)"), then);

    [Theory]
    [InlineData("if (outcome is (false, var error)) { logger.LogError(error); }")]
    [InlineData("if (outcome is { Ok: false, Error: not null }) { logger.LogError(\"x\"); }")]
    public Task A_tuple(string then) => Reported(
        "private (bool Ok, string? Error) Process(string text) { try { handler.Handle(text); return (true, null); } catch (Exception e) { return (false, e.Message); } } ", then);

    [Fact]
    public Task A_generic_union() => Reported(
        "private abstract record Outcome<T> { public sealed record Success(T Value) : Outcome<T>; public sealed record Failure(string Why) : Outcome<T>; }"
        + "private Outcome<int> Process(string text) => Try(() => { handler.Handle(text); return 1; });"
        + "private static Outcome<T> Try<T>(Func<T> work) { try { return new Outcome<T>.Success(work()); } catch (Exception e) { return new Outcome<T>.Failure(e.Message); } }",
        "if (outcome is Outcome<int>.Failure failure) { logger.LogError(failure.Why); }");

    [Fact]
    public Task Only_where_it_went_well() => ConsumeLoop.Verify(
        "var result = _consumer.Consume(token); var outcome = Process(result.Message.Value); {|KD2104:if (outcome is Outcome.Success) { _consumer.Commit(result); }|}",
        Members(Union, "new Outcome.Success()", "new Outcome.Failure(e.Message)"));

    /// <summary>Somebody acts on it.</summary>
    [Theory]
    [InlineData("if (outcome is Outcome.Failure failure) { throw new InvalidOperationException(failure.Why); } _consumer.Commit(result);")]
    [InlineData("if (outcome is Outcome.Failure) { _consumer.Seek(result.TopicPartitionOffset); continue; } _consumer.Commit(result);")]
    [InlineData("if (outcome is not Outcome.Success) { await producer.ProduceAsync(\"dead\", result.Message); } _consumer.Commit(result);")]
    [InlineData("switch (outcome) { case Outcome.Success: _consumer.Commit(result); break; default: _consumer.Seek(result.TopicPartitionOffset); break; }")]
    [InlineData("var next = outcome switch { Outcome.Success => 1, Outcome.Failure => throw new InvalidOperationException(), _ => 0 }; _consumer.Commit(result);")]
    [InlineData("Act(outcome); _consumer.Commit(result);")]
    [InlineData("if (outcome.ToString() == \"x\") { return; } _consumer.Commit(result);")]
    public Task Acted_on(string then) => Silent(Members(Union + "private void Act(object outcome) => producer.Produce(\"dead\", null!);", "new Outcome.Success()", "new Outcome.Failure(e.Message)"), then);

    [Theory]
    [InlineData("if (outcome is { IsSuccess: false, Error: { } error }) { throw new InvalidOperationException(error); } _consumer.Commit(result);")]
    [InlineData("if (outcome is (false, _)) { _consumer.Seek(result.TopicPartitionOffset); continue; } _consumer.Commit(result);")]
    [InlineData("if (outcome is not { IsSuccess: true }) { return; } _consumer.Commit(result);")]
    [InlineData("if (outcome is { Error: { Length: > 3 } }) { return; } _consumer.Commit(result);")]
    public Task Acted_on_by_members(string then) => Silent(Members(Pair, "new(true, null)", "new(false, e.Message)"), then);

    /// <summary>The object says the same on both ways, or its own Deconstruct says something else.</summary>
    [Theory]
    [InlineData("private class Any { } private sealed class Outcome : Any { }", "new Outcome()", "new Outcome()", "if (outcome is Outcome) { _consumer.Commit(result); }")]
    [InlineData("private sealed class Outcome(bool ok) { public bool Ok { get; } = ok; public void Deconstruct(out bool failed, out int rest) { failed = !Ok; rest = 1; } }", "new(true)", "new(false)", "if (outcome is (true, _)) { return; } _consumer.Commit(result);")]
    public Task Not_told(string type, string well, string bad, string then) => Silent(Members(type, well, bad), then);
}
