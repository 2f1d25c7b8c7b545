namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>Parts of a message one by one, and attempts one after the other.</summary>
public class ElementTransitionsTests
{
    private const string SafeAsync = "async Task SafeAsync(string one) { try { await ProcessAsync(one); } catch { } }";

    private const string Quiet = "void Quiet(string one) { try { Process(one); } catch { Log(\"x\"); } }";

    private const string Save = "protected abstract void Save(List<string> all);";

    private const string Step = "void Step() { var one = consumer.Consume(100); Process(one.Message.Value); consumer.Commit(one); }";

    private const string Worker = "sealed class Worker(IConsumer<string, string> from, C own) { public void Step() { var one = from.Consume(100); own.Process(one.Message.Value); from.Commit(one); } public void Dispose() => from.Dispose(); }";

    private const string Maker = "sealed class Worker(C own) : IDisposable { readonly IConsumer<string, string> from = new ConsumerBuilder<string, string>(new ConsumerConfig()).Build(); public void Step() { var one = from.Consume(100); own.Process(one.Message.Value); from.Commit(one); } public void Dispose() => from.Dispose(); }";

    [Theory]
    [InlineData("swallowed passed", "try { foreach (var one in value.Split(',')) { Process(one); } } catch { } consumer.Commit(result);")]
    [InlineData("", "foreach (var one in value.Split(',')) { try { Process(one); } catch { throw; } } consumer.Commit(result);")]
    [InlineData("", "foreach (var one in value.Split(',')) { try { Process(one); } catch { Park(one); } } consumer.Commit(result);")]
    [InlineData("swallowed passed", "foreach (var one in value.Split(',')) { try { Process(one); } catch { break; } } consumer.Commit(result);")]
    [InlineData("", "foreach (var one in value.Split(',')) { if (!Ask(one)) { break; } } consumer.Commit(result);")]
    [InlineData("refused passed", "foreach (var one in value.Split(',')) { if (Ask(one)) { consumer.Commit(result); } }")]
    [InlineData("refused passed", "var all = true; foreach (var one in value.Split(',')) { if (!Ask(one)) { all = false; } } if (all) { consumer.Commit(result); }")]
    [InlineData("swallowed passed", "var list = new List<string>(); foreach (var one in value.Split(',')) { list.Add(one); } try { foreach (var one in list) { Process(one); } } catch { } consumer.Commit(result);")]
    [InlineData("", "var list = new List<string>(); foreach (var one in value.Split(',')) { list.Add(Make(one)); } consumer.Commit(result); list.ForEach(Process);")]
    [InlineData("handed off passed", "foreach (var one in value.Split(',')) { _ = ProcessAsync(one); } consumer.Commit(result);")]
    [InlineData("", "var list = new List<Task>(); foreach (var one in value.Split(',')) { list.Add(ProcessAsync(one)); } await Task.WhenAll(list); consumer.Commit(result);")]
    [InlineData("handed off passed", "var list = new List<Task>(); foreach (var one in value.Split(',')) { list.Add(ProcessAsync(one)); } consumer.Commit(result); await Task.WhenAll(list);")]
    [InlineData("swallowed passed", "var list = new List<Task>(); foreach (var one in value.Split(',')) { list.Add(SafeAsync(one)); } await Task.WhenAll(list); consumer.Commit(result);", "async Task SafeAsync(string one) { try { await ProcessAsync(one); } catch { } }")]
    [InlineData("", "await Task.WhenAll(value.Split(',').Select(one => ProcessAsync(one))); consumer.Commit(result);")]
    [InlineData("handed off passed", "var work = value.Split(',').Select(one => ProcessAsync(one)).ToList(); consumer.Commit(result); await Task.WhenAll(work);")]
    [InlineData("swallowed passed", "await Task.WhenAll(value.Split(',').Select(async one => { try { await ProcessAsync(one); } catch { } })); consumer.Commit(result);")]
    [InlineData("swallowed passed", "await Parallel.ForEachAsync(value.Split(','), async (one, stop) => { try { await ProcessAsync(one); } catch { } }); consumer.Commit(result);")]
    public void Elements(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    [Theory]
    [InlineData("swallowed passed", "for (var i = 0; i < 3; i++) { try { Process(value); break; } catch { Log(\"x\"); } } consumer.Commit(result);")]
    [InlineData("", "for (var i = 0; i < 3; i++) { try { Process(value); break; } catch { if (i == 2) { throw; } } } consumer.Commit(result);")]
    [InlineData("", "for (var i = 0; ; i++) { try { Process(value); break; } catch when (i < 3) { Log(\"x\"); } } consumer.Commit(result);")]
    [InlineData("", "while (true) { try { Process(value); break; } catch { Log(\"x\"); } } consumer.Commit(result);")]
    [InlineData("", "var done = false; while (!done) { try { Process(value); done = true; } catch { Log(\"x\"); } } consumer.Commit(result);")]
    [InlineData("swallowed passed", "var done = false; var tries = 0; while (!done && tries++ < 3) { try { Process(value); done = true; } catch { Log(\"x\"); } } consumer.Commit(result);")]
    [InlineData("swallowed passed", "var done = false; var tries = 0; while (!done && tries++ < 3) { try { Process(value); done = true; } catch { Log(\"x\"); } } if (done) { consumer.Commit(result); }")]
    [InlineData("", "var done = false; var tries = 0; while (!done && tries++ < 3) { try { Process(value); done = true; } catch { Log(\"x\"); } } if (!done) { throw new Exception(); } consumer.Commit(result);")]
    public void Attempts(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    /// <summary>A loop that begins with Consume, and goes round after a failure alone: the next attempt gets the next message.</summary>
    [Theory]
    [InlineData("retried passed", "OWN for (var i = 0; i < 3; i++) { try { var result = consumer.Consume(100); Process(result.Message.Value); consumer.Commit(result); break; } catch { Log(\"x\"); } }")]
    [InlineData("retried passed", "OWN var done = false; while (!done) { try { var result = consumer.Consume(100); Process(result.Message.Value); consumer.Commit(result); done = true; } catch { Log(\"x\"); } }")]
    [InlineData("retried passed", "OWN var done = false; var tries = 0; while (!done && tries < 3) { tries++; try { var result = consumer.Consume(100); Process(result.Message.Value); consumer.Commit(result); done = true; } catch { Log(\"x\"); } }")]
    [InlineData("retried passed", "OWN while (true) { var done = false; while (!done) { try { var result = consumer.Consume(100); Process(result.Message.Value); consumer.Commit(result); done = true; } catch { Log(\"x\"); } } }")]
    [InlineData("", "OWN while (true) { var result = consumer.Consume(100); var done = false; while (!done) { try { Process(result.Message.Value); done = true; } catch { Log(\"x\"); } } consumer.Commit(result); }")]
    [InlineData("swallowed passed", "OWN var done = false; while (!done) { try { var result = consumer.Consume(100); Process(result.Message.Value); consumer.Commit(result); done = Check(); } catch { Log(\"x\"); } }")]
    [InlineData("swallowed passed", "OWN var done = false; while (!done || Down) { try { var result = consumer.Consume(100); Process(result.Message.Value); consumer.Commit(result); done = true; } catch { Log(\"x\"); } }")]
    [InlineData("swallowed passed", "OWN while (!Down) { try { var result = consumer.Consume(100); Process(result.Message.Value); consumer.Commit(result); if (Check()) { break; } } catch { Log(\"x\"); } }")]
    public void Attempts_that_consume(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    /// <summary>Parameters, fields and functions that hold it.</summary>
    [Theory]
    [InlineData("early Commit", "Change(value);", "void Change(string one) { one = one.Trim(); consumer.Commit(); Process(one); }")]
    [InlineData("", "try { Process(value); } catch { last = result; } consumer.Commit(result);", "ConsumeResult<string, string>? last;")]
    [InlineData("", "last = result; try { Process(last.Message.Value); } catch { } consumer.Commit(last);", "ConsumeResult<string, string>? last;")]
    [InlineData("", "consumer.Commit(result); Each(value.Split(','), Log);", "static void Each(string[] all, Action<string> act) { foreach (var one in all) { act(one); } }")]
    [InlineData("", "value.Split(',').ToList().ForEach(Read); consumer.Commit(result);", "void Read(string one) { try { Console.WriteLine(int.Parse(one)); } catch { } }")]
    public void Where_it_is_held(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Helpers that pass it, or that consume by themselves.</summary>
    [Theory]
    [InlineData("", "Done(result); Process(value);", "void Done(ConsumeResult<string, string> all) { if (Check()) { consumer.Commit(all); } }")]
    [InlineData("", "try { Process(value); } catch { } Done(result.TopicPartitionOffset);", "void Done(TopicPartitionOffset at) { consumer.Commit(new[] { at }); }")]
    [InlineData("", "var n = Count(value); consumer.Commit(result);", "int Count(string one) { try { Process(one); return one.Length; } catch { return one.Length + 1; } }")]
    [InlineData("early Commit", "OWN while (true) { var one = shared.Consume(100); Done(); Process(one.Message.Value); }", "static IConsumer<string, string> shared = null!; static void Done() => shared.Commit();")]
    [InlineData("swallowed passed", "OWN var worker = new Worker(consumer, this); while (true) { try { worker.Step(); } catch { } }", "sealed class Worker(IConsumer<string, string> from, C own) { public void Step() { var one = from.Consume(100); own.Process(one.Message.Value); from.Commit(one); } }")]
    [InlineData("swallowed passed", "OWN while (true) { var one = consumer.Consume(100); try { Process(one.Message.Value); } catch { Back(); } consumer.Commit(one); }", "static IConsumer<string, string> shared = null!; static void Back() => shared.Close();")]
    public void Helpers_that_pass(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Batches and lists, from one round to the next.</summary>
    [Theory]
    [InlineData("all committed", "OWN ConsumeResult<string, string>? last = null; while (true) { var one = consumer.Consume(100); if (last != null) { consumer.Commit(); Process(last.Message.Value); } last = one; }")]
    [InlineData("swallowed passed; all committed", "OWN ConsumeResult<string, string>? last = null; while (true) { var one = consumer.Consume(100); if (last != null) { try { Process(last.Message.Value); } catch { } consumer.Commit(); } last = one; }")]
    [InlineData("", "OWN var batch = new List<string>(); var copy = batch; while (true) { var one = consumer.Consume(100); batch.Add(one.Message.Value); if (batch.Count > 5) { try { Save(batch); } catch { copy = batch; batch = new List<string>(); } consumer.Commit(one); } }", "protected abstract void Save(List<string> all);")]
    [InlineData("swallowed passed", "OWN while (true) { var batch = new List<string>(); while (batch.Count < 5) { batch.Add(consumer.Consume(100).Message.Value); } try { Save(batch); } catch { continue; } consumer.Commit(); }", "protected abstract void Save(List<string> all);")]
    [InlineData("swallowed passed", "foreach (var one in value.Split(',')) { foreach (var two in one.Split(';')) { try { Process(two); } catch { } } } consumer.Commit(result);")]
    [InlineData("early Commit", "try { consumer.Commit(result); foreach (var one in value.Split(',')) { Process(one); } } catch { Log(\"x\"); }")]
    public void From_round_to_round(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Workers, helpers with a consumer of their own, and those that try again.</summary>
    [Theory]
    [InlineData("", "OWN while (true) { try { _ = StepAsync(); } catch { } }", "async Task StepAsync() { var one = consumer.Consume(100); await ProcessAsync(one.Message.Value); consumer.Commit(one); }")]
    [InlineData("swallowed passed", "OWN while (true) { Action local = () => { try { Step(); } catch { } }; local(); }", Step)]
    [InlineData("swallowed passed", "OWN while (true) { try { own.Step(); } catch { Log(\"x\"); } }", "Worker own = null!; " + Worker)]
    [InlineData("swallowed passed", "OWN while (true) { try { Step(one: 3, from: consumer); } catch { } }", "void Step(IConsumer<string, string> from, int one) { var next = from.Consume(100); Process(next.Message.Value); from.Commit(next); }")]
    [InlineData("", "OWN while (true) { using var worker = new Worker(this); try { worker.Step(); } catch { } }", Maker)]
    public void Callees_that_consume(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    [Theory]
    [InlineData("swallowed passed", "OWN var batch = new List<string>(); while (true) { batch.Add(consumer.Consume(100).Message.Value); if (batch.Count > 5) { try { Save(batch); } catch { } batch.Clear(); consumer.Commit(); } }", Save)]
    [InlineData("swallowed", "OWN while (true) { var one = consumer.Consume(100); var two = other.Consume(100); try { Process(one.Message.Value); } catch { } other.Commit(two); }", "IConsumer<string, string> other = null!;")]
    [InlineData("", "var list = new List<string> { value }; consumer.Commit(result); list = new List<string> { \"x\" }; Save(list);", Save)]
    public void Batches_and_their_ends(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Functions that are stored, given by name, or nested deeply.</summary>
    [Theory]
    [InlineData("", "Action done = () => consumer.Commit(result); try { Process(value); } catch { } done();")]
    [InlineData("", "consumer.Commit(result); Action done = () => consumer.Commit(result); if (Check()) { done(); }")]
    [InlineData("", "void A(string a) { void B(string b) { void D(string d) { void E(string e) { void F(string f) { void G(string g) { void H(string h) { try { Process(h); } catch { } } H(g); } G(f); } F(e); } E(d); } D(b); } B(a); } A(value); consumer.Commit(result);")]
    [InlineData("early Commit; swallowed passed", "consumer.Commit(result); value.Split(',').ToList().ForEach(Quiet);", Quiet)]
    [InlineData("", "var n = value.Split(',').Select(Counted).Sum(); consumer.Commit(result);", "int Counted(string one) { try { Process(one); return 1; } catch { return 0; } }")]
    [InlineData("swallowed passed", "new List<string> { \"x\" }.ForEach(Quiet); try { Process(value); } catch { } consumer.Commit(result);", Quiet)]
    [InlineData("handed off passed", "SaveAsync(value); consumer.Commit(result);", "protected abstract void SaveAsync(string one);")]
    [InlineData("", "var job = ToDeadLetterAsync(value); await job; consumer.Commit(result);", "async Task ToDeadLetterAsync(string one) { try { await ProcessAsync(one); } catch { } }")]
    [InlineData("", "var job = AskSafeAsync(value); if (await job) { consumer.Commit(result); }", "async Task<bool> AskSafeAsync(string one) { try { await ProcessAsync(one); return true; } catch { return false; } }")]
    [InlineData("refused passed", "if (await AskAsync(value)) { consumer.Commit(result); }")]
    public void Functions_for_each(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Failures that nobody has seen when the next message comes.</summary>
    [Theory]
    [InlineData("swallowed", "var list = new List<Task>(); foreach (var one in value.Split(',')) { list.Add(SafeAsync(one)); } await Task.WhenAll(list);", SafeAsync)]
    [InlineData("swallowed", "var jobs = value.Split(',').Select(one => SafeAsync(one)).ToList(); await Task.WhenAll(jobs);", SafeAsync)]
    [InlineData("swallowed", "await Task.WhenAll(value.Split(',').Select(async one => { var job = SafeAsync(one); await job; }));", SafeAsync)]
    [InlineData("", "OWN var batch = new List<string>(); while (true) { batch.Add(consumer.Consume(100).Message.Value); try { Save(batch); batch.Clear(); } catch { } }", Save)]
    [InlineData("", "OWN var batch = new List<string>(); while (true) { batch.Add(consumer.Consume(100).Message.Value); if (!SaveAll(batch)) { batch.Clear(); } }", "protected abstract bool SaveAll(List<string> all);")]
    [InlineData("swallowed", "OWN while (true) { var batch = new List<string>(); while (batch.Count < 5) { batch.Add(consumer.Consume(100).Message.Value); } try { Save(batch); } catch { } }", Save)]
    public void Left_behind(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));
}
