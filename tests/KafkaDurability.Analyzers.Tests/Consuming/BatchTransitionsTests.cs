namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>Batches: what is picked of them, what a method makes of each element, and those that the object keeps in a field.</summary>
public class BatchTransitionsTests
{
    private const string Begin = "OWN var batch = new List<ConsumeResult<string, string>>(); while (true) { batch.Add(consumer.Consume(100)); if (batch.Count < 10) { continue; } ";

    private const string Others = "protected List<ConsumeResult<string, string>> others = new();";

    private const string Own = "static class Mine { public static List<T> Where<T>(List<T> all) => all; } static class Extensions { public static List<T> Mine<T>(this List<T> all, int n) => all; }";

    /// <summary>After a failure, what is left out of the batch may well be what failed.</summary>
    [Theory]
    [InlineData("", "Where(one => one.Offset > 1)")]
    [InlineData("", "Take(1)")]
    [InlineData("", "TakeWhile(one => one.Offset > 1)")]
    [InlineData("", "Skip(1)")]
    [InlineData("", "SkipWhile(one => one.Offset > 1)")]
    [InlineData("", "SkipLast(1)")]
    [InlineData("", "TakeLast(1)")]
    [InlineData("", "Except(others)")]
    [InlineData("", "ExceptBy(others.Select(one => one.Offset), one => one.Offset)")]
    [InlineData("", "Intersect(others)")]
    [InlineData("", "IntersectBy(others.Select(one => one.Offset), one => one.Offset)")]
    [InlineData("", "FindAll(one => one.Offset > 1)")]
    [InlineData("", "GetRange(0, 1)")]
    [InlineData("swallowed passed", "Distinct()")]
    [InlineData("swallowed passed", "Mine(1)")]
    public void Picked_of_a_batch_that_failed(string facts, string picked) => Assert.Equal(facts, Transitions.Of(
        Begin + "try { batch.ForEach(one => Process(one.Message.Value)); } catch { Log(\"x\"); } foreach (var one in batch." + picked + ") { consumer.Commit(one); } batch.Clear(); }", Others, Own));

    [Theory]
    [InlineData("early Commit", "consumer.Commit(batch.Take(5).Last()); batch.ForEach(one => Process(one.Message.Value));")]
    [InlineData("", "try { batch.ForEach(one => Process(one.Message.Value)); } catch { Log(\"x\"); } foreach (var one in batch.Where(one => one.Offset > 1)) { Park(one.Message.Value); } consumer.Commit(batch.Last());")]
    [InlineData("swallowed passed", "try { batch.ForEach(one => Process(one.Message.Value)); } catch { Log(\"x\"); } foreach (var one in Mine.Where(batch)) { consumer.Commit(one); }")]
    public void Picked(string facts, string code) => Assert.Equal(facts, Transitions.Of(Begin + code + " batch.Clear(); }", Others, Own));

    /// <summary>A method by its name, for each element.</summary>
    [Theory]
    [InlineData("swallowed passed", "value.Split(',').ToList().ForEach(Quiet); consumer.Commit(result);", "void Quiet(string one) { try { Process(one); } catch { Log(\"x\"); } }")]
    [InlineData("", "Mine.ForEach(value.Split(',').ToList(), Quiet); consumer.Commit(result);", "void Quiet(string one) { try { Process(one); } catch { Log(\"x\"); } }", "static class Mine { public static void ForEach(List<string> all, Action<string> act) { } }")]
    [InlineData("swallowed passed", "try { value.Split(',').ToList().ForEach(Loud); } catch { } consumer.Commit(result);", "void Loud(string one) { try { Process(one); } catch { throw; } }")]
    [InlineData("swallowed passed", "try { value.Split(',').ToList().ForEach(Quiet); } catch { Log(\"y\"); } consumer.Commit(result);", "void Quiet(string one) { try { Process(one); } catch { Log(\"x\"); } }")]
    [InlineData("", "value.Split(',').ToList().ForEach(Kind); consumer.Commit(result);", "void Kind(string one) { try { Process(one); } catch { Park(one); } }")]
    [InlineData("", "try { Process(value); } catch { value.Split(',').ToList().ForEach(Aside); } consumer.Commit(result);", "void Aside(string one) { try { Park(one); } catch { Log(\"x\"); } }")]
    [InlineData("swallowed passed", "void Each() { try { value.Split(',').ToList().ForEach(Quiet); } catch { throw; } } Each(); consumer.Commit(result);", "void Quiet(string one) { try { Process(one); } catch { Log(\"x\"); } }")]
    [InlineData("swallowed passed", "await Task.WhenAll(value.Split(',').Select(QuietAsync)); consumer.Commit(result);", "async Task QuietAsync(string one) { try { await ProcessAsync(one); } catch { Log(\"x\"); } }")]
    [InlineData("early Commit; swallowed passed; all committed", "OWN var batch = new List<ConsumeResult<string, string>>(); while (true) { batch.Add(consumer.Consume(100)); if (batch.Count < 10) { continue; } consumer.Commit(); batch.ForEach(Quiet); batch.Clear(); }", "void Quiet(ConsumeResult<string, string> one) { try { Process(one.Message.Value); } catch { Log(\"x\"); } }")]
    [InlineData("early Commit; swallowed", "OWN var batch = new List<ConsumeResult<string, string>>(); var other = new List<ConsumeResult<string, string>>(); while (true) { batch.Add(consumer.Consume(100)); other.Add(consumer.Consume(100)); if (batch.Count < 10) { continue; } try { batch.ForEach(one => Process(one.Message.Value)); } catch { Log(\"x\"); } consumer.Commit(other.Take(5).Last()); other.ForEach(one => Process(one.Message.Value)); batch.Clear(); other.Clear(); }")]
    [InlineData("swallowed passed", "await Task.WhenAll(value.Split(',').Select(PutAsync)); try { unit.SaveChanges(); } catch { Log(\"y\"); } consumer.Commit(result);", "async Task PutAsync(string one) { try { await AskAsync(one); unit.Add(one); } catch { Log(\"x\"); } }")]
    [InlineData("early Commit; swallowed passed; all committed", "OWN var batch = new List<ConsumeResult<string, string>>(); while (true) { batch.Add(consumer.Consume(100)); if (batch.Count < 10) { continue; } consumer.Commit(); try { batch.ForEach(Quiet); } catch { Log(\"y\"); } batch.Clear(); }", "void Quiet(ConsumeResult<string, string> one) { try { Process(one.Message.Value); } catch { Log(\"x\"); } }")]
    public void Each(string facts, string code, string members = "", string types = "") => Assert.Equal(facts, Transitions.Of(code, members, types));

    [Theory]
    [InlineData("early Commit", "OWN while (true) { pending.Add(consumer.Consume(100)); if (pending.Count > 9) { Flush(); } }", "private List<ConsumeResult<string, string>> pending = new(); void Flush() { consumer.Commit(pending.Last()); pending.ForEach(one => Process(one.Message.Value)); pending.Clear(); }")]
    [InlineData("early Commit", "OWN while (true) { pending.Add(consumer.Consume(100)); if (pending.Count > 9) { Flush(); } }", "private List<ConsumeResult<string, string>> pending = new(); void Flush() { consumer.Commit(pending.Last()); pending.ForEach(one => Process(one.Message.Value)); pending = new(); }")]
    [InlineData("early Commit", "OWN while (true) { pending.Add(consumer.Consume(100)); if (pending.Count > 9) { Flush(pending); } }", "private List<ConsumeResult<string, string>> pending = new(); void Flush(List<ConsumeResult<string, string>> all) { consumer.Commit(pending.Last()); all.ForEach(one => Process(one.Message.Value)); pending.Clear(); }")]
    [InlineData("swallowed", "OWN while (true) { pending.Add(consumer.Consume(100)); if (pending.Count > 9) { try { pending.ForEach(one => Process(one.Message.Value)); } catch { Log(\"x\"); } pending.Clear(); } }", "private List<ConsumeResult<string, string>> pending = new(); ")]
    [InlineData("swallowed", "OWN while (true) { pending.Add(consumer.Consume(100)); if (pending.Count > 9) { try { pending.ForEach(one => Process(one.Message.Value)); } catch { Log(\"x\"); } pending = new(); } }", "private List<ConsumeResult<string, string>> pending = new(); ")]
    [InlineData("early Commit", "OWN while (true) { pending.Add(consumer.Consume(100)); if (pending.Count > 9) { pending.ForEach(one => Process(one.Message.Value)); pending.Clear(); } consumer.Commit(); }", "private List<ConsumeResult<string, string>> pending = new(); ")]
    [InlineData("", "OWN while (true) { pending.Add(consumer.Consume(100)); if (pending.Count > 9) { consumer.Commit(); pending.Clear(); pending.ForEach(one => Process(one.Message.Value)); } }", "private List<ConsumeResult<string, string>> pending = new(); ")]
    [InlineData("", "OWN while (true) { pending.Add(consumer.Consume(100)); if (pending.Count > 9) { consumer.Commit(); pending = new(); pending.ForEach(one => Process(one.Message.Value)); } }", "private List<ConsumeResult<string, string>> pending = new(); ")]
    [InlineData("refused passed", "OWN while (true) { pending.Add(consumer.Consume(100)); if (pending.Count > 9) { if (Flush()) { consumer.Commit(pending.Last()); } pending.Clear(); } }", "private List<ConsumeResult<string, string>> pending = new(); bool Flush() { try { pending.ForEach(one => Process(one.Message.Value)); } catch { return false; } return true; }")]
    [InlineData("", "OWN while (true) { pending.Add(consumer.Consume(100)); if (pending.Count > 9) { if (!Flush()) { throw new Exception(); } consumer.Commit(pending.Last()); pending.Clear(); } }", "private List<ConsumeResult<string, string>> pending = new(); bool Flush() { try { pending.ForEach(one => Process(one.Message.Value)); } catch { return false; } return true; }")]
    [InlineData("", "OWN while (true) { pending.Add(consumer.Consume(100)); if (pending.Count > 9) { Flush(1); } }", "private List<ConsumeResult<string, string>> pending = new(); void Flush(int tries) { try { pending.ForEach(one => Process(one.Message.Value)); } catch { if (tries < 3) { Flush(tries + 1); } } consumer.Commit(pending.Last()); pending.Clear(); }")]
    [InlineData("swallowed passed", "OWN while (true) { pending.Add(consumer.Consume(100)); if (pending.Count > 9) { Flush(); } }", "private List<ConsumeResult<string, string>> pending = new(); void Flush() { try { pending.ForEach(one => Process(one.Message.Value)); } catch { Log(\"x\"); } consumer.Commit(pending.Last()); pending.Clear(); }")]
    [InlineData("", "OWN while (true) { pending.Add(consumer.Consume(100)); if (pending.Count > 9) { consumer.Commit(pending.Last()); Show(); pending.Clear(); } }", "private List<ConsumeResult<string, string>> pending = new(); void Show() { foreach (var one in pending) { Log(one.Message.Value); } }")]
    [InlineData("", "OWN while (true) { pending.Add(consumer.Consume(100)); if (pending.Count > 9) { Flush(); if (!Flush()) { throw new Exception(); } consumer.Commit(pending.Last()); pending.Clear(); } }", "private List<ConsumeResult<string, string>> pending = new(); bool Flush() { try { pending.ForEach(one => Process(one.Message.Value)); } catch { return false; } return true; }")]
    public void In_a_field(string facts, string code, string members) => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Each message of a batch fails quietly, in a task of its own, and the batch is emptied.</summary>
    [Theory]
    [InlineData("swallowed", "OWN var batch = new List<ConsumeResult<string, string>>(); while (true) { batch.Add(consumer.Consume(100)); if (batch.Count < 10) { continue; } var all = new List<Task>(); foreach (var one in batch) { all.Add(Quietly(one.Message.Value)); } await Task.WhenAll(all); batch.Clear(); }", "async Task Quietly(string one) { try { await ProcessAsync(one); } catch { Log(\"x\"); } }")]
    public void Tasks_of_a_batch(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));
}
