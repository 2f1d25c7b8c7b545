namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>What is made of the word that a message failed: flags, answers, and where they go.</summary>
public class AnswerTransitionsTests
{
    private const string Quiet = "void Quiet(string one) { try { Process(one); } catch { Log(\"x\"); } }";

    private const string Safe = "bool Safe(string one) { try { Process(one); return true; } catch { return false; } }";

    /// <summary>A flag, or a word about it, in an object that others may look at.</summary>
    [Theory]
    [InlineData("", "var state = new Box(); try { Process(value); } catch { state.Failed = true; } consumer.Commit(result);")]
    [InlineData("", "var state = new Box(); try { Process(value); } catch { state.Why = \"x\"; } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { Process(value); } catch { kept.Why = \"x\"; } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch { kept.Failed = true; } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { Process(value); } catch { Stored = \"x\"; } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch { Told = \"x\"; } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { Process(value); } catch { Why = \"x\"; } consumer.Commit(result);")]
    [InlineData("swallowed passed", "ONCE try { Process(value); consumer.Commit(result); } catch { Why = \"x\"; }")]
    [InlineData("", "ONCE try { Process(value); consumer.Commit(result); } catch { Failed = true; }")]
    [InlineData("", "ONCE try { Process(value); consumer.Commit(result); } catch { Down = true; }")]
    [InlineData("swallowed passed", "ONCE try { Process(value); consumer.Commit(result); } catch { Console.WriteLine(); }")]
    [InlineData("", "ONCE try { Process(value); consumer.Commit(result); } catch { var box = new Box(); box.Failed = true; Look(box); }")]
    [InlineData("swallowed passed", "Failed = true; try { Process(value); } catch { } consumer.Commit(result);")]
    public void Flags(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    /// <summary>Yes or no, and whoever is told.</summary>
    [Theory]
    [InlineData("refused passed", "var ok = Ask(value); if (ok) { consumer.Commit(result); }")]
    [InlineData("", "var ok = Ask(value); Tell(ok); if (ok) { consumer.Commit(result); }")]
    [InlineData("", "var ok = Ask(value); Tell(!ok); if (ok) { consumer.Commit(result); }")]
    [InlineData("refused passed", "var ok = Ask(value); Log(ok.ToString()); if (ok) { consumer.Commit(result); }")]
    [InlineData("", "var ok = Ask(value); kept.Failed = ok; if (ok) { consumer.Commit(result); }")]
    [InlineData("refused passed", "var ok = Ask(value); kept.Failed = true; if (ok) { consumer.Commit(result); }")]
    [InlineData("refused passed", "var ok = Ask(value); Failed = ok; if (ok) { consumer.Commit(result); }")]
    [InlineData("", "var ok = Ask(value); var fine = ok & Check(); if (ok) { consumer.Commit(result); }")]
    [InlineData("", "var ok = Ask(value); var fine = Check(); if (ok) { consumer.Commit(result); }")]
    [InlineData("refused passed", "var ok = Ask(value); if (ok && Check()) { consumer.Commit(result); }")]
    [InlineData("", "var ok = Ask(value); if (ok || Check()) { consumer.Commit(result); }")]
    [InlineData("", "var ok = Ask(value); if (!ok) { Park(value); } consumer.Commit(result);")]
    [InlineData("", "var ok = Ask(value); if (!ok) { Park(\"x\"); continue; } consumer.Commit(result);")]
    [InlineData("refused passed", "var ok = Ask(value); if (!ok) { Console.WriteLine(); continue; } consumer.Commit(result);")]
    [InlineData("swallowed passed", "var ok = false; try { Process(value); ok = true; } catch { } Tell(ok); if (ok) { consumer.Commit(result); }")]
    [InlineData("swallowed passed", "var ok = false; try { Process(value); ok = true; } catch { } Log(ok.ToString()); if (ok) { consumer.Commit(result); }")]
    [InlineData("swallowed passed", "var ok = false; try { Process(value); ok = true; } catch { } if (ok) { consumer.Commit(result); }")]
    [InlineData("", "var ok = false; try { Process(value); ok = true; } catch { ok = false; } if (ok) { consumer.Commit(result); } else { Tell(ok); }")]
    [InlineData("refused passed", "var ok = await AskAsync(value); if (ok) { consumer.Commit(result); }")]
    [InlineData("", "var ok = await AskAsync(value); if (!ok) { throw new Exception(); } consumer.Commit(result);")]
    [InlineData("refused passed", "var entry = Open(value); if (entry == Entry.Done) { consumer.Commit(result); }")]
    [InlineData("refused passed", "var entry = Open(value); if (entry == Entry.Failed) { continue; } consumer.Commit(result);")]
    [InlineData("", "var entry = Open(value); kept.Count = (int)entry; if (entry == Entry.Done) { consumer.Commit(result); }")]
    public void Answers(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    /// <summary>One no is enough.</summary>
    [Theory]
    [InlineData("refused passed", "var all = value.Split(',').Select(one => Ask(one)); if (all.All(yes => yes)) { consumer.Commit(result); }")]
    [InlineData("refused passed", "var all = value.Split(',').Select(one => Ask(one)).ToList(); if (!all.Any(yes => !yes)) { consumer.Commit(result); }")]
    [InlineData("", "var all = value.Split(',').Select(one => Ask(one)).ToList(); if (all.Any(yes => yes)) { consumer.Commit(result); }")]
    [InlineData("refused passed", "var all = value.Split(',').Select(one => AskAsync(one)).ToList(); var done = await Task.WhenAll(all); if (done.All(yes => yes)) { consumer.Commit(result); }")]
    [InlineData("", "var all = value.Split(',').Select(one => Make(one)).ToList(); if (all.All(one => one.Length > 1)) { consumer.Commit(result); }")]
    public void Answers_of_several(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    /// <summary>What a helper that catches says to its caller.</summary>
    [Theory]
    [InlineData("refused passed", "if (Safe(value)) { consumer.Commit(result); }", "bool Safe(string one) { try { Process(one); return true; } catch { return false; } }")]
    [InlineData("refused passed", "Safe(value); consumer.Commit(result);", "bool Safe(string one) { try { Process(one); return true; } catch { return false; } }")]
    [InlineData("", "if (!Safe(value)) { Park(value); } consumer.Commit(result);", "bool Safe(string one) { try { Process(one); return true; } catch { return false; } }")]
    [InlineData("refused passed", "Safe(value, out var ok); if (ok) { consumer.Commit(result); }", "void Safe(string one, out bool ok) { try { Process(one); ok = true; } catch { ok = false; } }")]
    [InlineData("refused passed", "Safe(value, out _); consumer.Commit(result);", "void Safe(string one, out bool ok) { try { Process(one); ok = true; } catch { ok = false; } }")]
    [InlineData("refused passed", "Safe(value, out var why); consumer.Commit(result);", "void Safe(string one, out string why) { try { Process(one); why = \"\"; } catch (Exception e) { why = e.Message; } }")]
    [InlineData("refused passed", "Why = Safe(value); consumer.Commit(result);", "string Safe(string one) { try { Process(one); return \"\"; } catch (Exception e) { return e.Message; } }")]
    [InlineData("refused passed", "Safe(value); consumer.Commit(result);", "string Safe(string one) { try { Process(one); return \"\"; } catch (Exception e) { return e.Message; } }")]
    public void Answers_of_helpers(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    [Theory]
    [InlineData("refused passed", "OWN var ok = true; while (true) { Tell(ok); var result = consumer.Consume(100); ok = Ask(result.Message.Value); if (ok) { consumer.Commit(result); } }")]
    [InlineData("", "var ok = Ask(value); if (Down) { Tell(ok); } if (ok) { consumer.Commit(result); }")]
    [InlineData("", "var ok = Ask(value); Failed = !ok & Down; if (ok) { consumer.Commit(result); }")]
    [InlineData("refused passed", "var ok = Ask(value); var both = ok & Down; if (ok) { consumer.Commit(result); }")]
    [InlineData("refused passed", "var ok = Ask(value); var text = ok ? \"a\" : \"b\"; if (ok) { consumer.Commit(result); }")]
    [InlineData("refused passed", "var ok = Ask(value); if (!ok) { Failed = true; } if (ok) { consumer.Commit(result); }")]
    [InlineData("refused passed", "var ok = Ask(value); if (!ok) { kept.Failed = true; continue; } consumer.Commit(result);")]
    [InlineData("", "var ok = Ask(value); if (!ok) { consumer.Seek(result.TopicPartitionOffset); continue; } consumer.Commit(result);")]
    [InlineData("refused passed", "var ok = Ask(value) && Ask(value); if (ok) { consumer.Commit(result); }")]
    [InlineData("", "var ok = Ask(value) || Ask(value); if (ok) { consumer.Commit(result); }")]
    [InlineData("refused passed", "if (Ask(value)) { if (Ask(value)) { consumer.Commit(result); } }")]
    [InlineData("", "Process(value); if (Ask(value)) { consumer.Commit(result); }")]
    [InlineData("", "if (Ask(value)) { Process(value); consumer.Commit(result); }")]
    [InlineData("", "if (!Ask(value)) { continue; } Process(value); consumer.Commit(result);")]
    [InlineData("", "if (Many(value) == Six.A) { consumer.Commit(result); }", "protected enum Six { A, B, C, D, E, F } protected abstract Six Many(string value);")]
    [InlineData("refused passed", "if (Many(value) == Five.A) { consumer.Commit(result); }", "protected enum Five { A, B, C, D, E } protected abstract Five Many(string value);")]
    [InlineData("", "if (Many(value) == One.A) { consumer.Commit(result); }", "protected enum One { A } protected abstract One Many(string value);")]
    [InlineData("refused passed", "switch (Open(value)) { case Entry.Done: consumer.Commit(result); break; case Entry.Failed: Log(\"x\"); break; }")]
    [InlineData("", "switch (Open(value)) { case Entry.Done: consumer.Commit(result); break; case Entry.Failed: Park(value); break; }")]
    [InlineData("", "switch (Open(value)) { case Entry.Done: case Entry.Failed: consumer.Commit(result); break; }")]
    [InlineData("", "_ = Ask(value); consumer.Commit(result);")]
    [InlineData("", "Ask(value); consumer.Commit(result);")]
    [InlineData("handed off passed", "_ = AskAsync(value); consumer.Commit(result);")]
    public void Answers_that_travel(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>One of several that an assignment sets at once.</summary>
    [Theory]
    [InlineData("", "try { Process(value); } catch { (kept.Failed, kept.Why) = (true, \"x\"); } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); } catch { (kept.Why, _) = (\"x\", kept.Failed = true); } consumer.Commit(result);")]
    [InlineData("", "var box = new Box(); try { Process(value); } catch { (box.Failed, box.Why) = (true, \"x\"); } consumer.Commit(result); Look(box);")]
    [InlineData("", "try { Process(value); } catch { (Why, Stored) = (value, value); } consumer.Commit(result);")]
    [InlineData("", "var ok = Ask(value); (kept.Failed, kept.Why) = (ok, \"x\"); if (ok) { consumer.Commit(result); }")]
    [InlineData("refused passed", "var ok = Ask(value); (kept.Failed, kept.Why) = (true, \"x\"); if (ok) { consumer.Commit(result); }")]
    [InlineData("refused passed", "var ok = Ask(value); (kept.Why, _) = (\"x\", ok); if (ok) { consumer.Commit(result); }")]
    [InlineData("refused passed", "(var ok, int count) = Both(value); if (ok) { consumer.Commit(result); }", "(bool, int) Both(string value) { try { Process(value); return (true, 1); } catch { return (false, 0); } }")]
    [InlineData("refused passed", "bool ok; (ok, _) = Both(value); if (ok) { consumer.Commit(result); }", "(bool, int) Both(string value) { try { Process(value); return (true, 1); } catch { return (false, 0); } }")]
    [InlineData("", "bool ok; (ok, _) = Both(value); if (ok) { consumer.Commit(result); }", "protected abstract (bool, int) Both(string value);")]
    public void Deconstructed(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>What is no answer about this message, or one that goes elsewhere.</summary>
    [Theory]
    [InlineData("", "var ok = Ask(value); kept.Count = Other(); if (ok) { consumer.Commit(result); }", "protected abstract int Other();")]
    [InlineData("swallowed passed", "try { Process(value); } catch { } kept.Count = value.Length; consumer.Commit(result);")]
    [InlineData("", "var all = Mine.Select(value.Split(','), one => Ask(one)); if (all.All(yes => yes)) { consumer.Commit(result); }", "static class Mine { public static List<bool> Select(string[] all, Func<string, bool> ask) => all.Where(one => ask(one)).Select(one => true).ToList(); }")]
    [InlineData("refused passed", "var all = value.Split(',').Select(one => { Park(Make(\"x\")); return Ask(one); }).ToList(); if (all.All(yes => yes)) { consumer.Commit(result); }")]
    public void Other_answers(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Answers that are counted.</summary>
    [Theory]
    [InlineData("", "var n = 0; var ok = Ask(value); n += ok ? 1 : 0; if (ok) { consumer.Commit(result); }")]
    public void Counted(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>One no among many, and a no that is turned round.</summary>
    [Theory]
    [InlineData("refused passed", "var all = value.Split(',').Select(one => Ask(one)).ToList(); if (!all.Contains(false)) { consumer.Commit(result); }")]
    [InlineData("refused passed", "var all = value.Split(',').Select(one => Ask(one)).ToList(); if (all.Any(yes => !yes)) { continue; } consumer.Commit(result);")]
    [InlineData("refused passed", "var ok = Ask(value); ok = !ok; if (!ok) { consumer.Commit(result); }")]
    [InlineData("refused passed", "bool? ok = Ask(value); if (ok == true) { consumer.Commit(result); }")]
    [InlineData("", "while (!Ask(value)) { } consumer.Commit(result);")]
    public void Turned_round(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Where a failure, or an answer, is told in an object, or asked again.</summary>
    [Theory]
    [InlineData("swallowed passed", "try { Process(value); } catch { Console.ForegroundColor = ConsoleColor.Red; Log(\"x\"); } consumer.Commit(result);")]
    [InlineData("", "ONCE try { Process(value); consumer.Commit(result); } catch { state = Entry.Failed; }", "Entry state;")]
    [InlineData("", "var ok = false; try { Process(value); ok = true; } catch { } kept.Failed = ok; consumer.Commit(result);")]
    [InlineData("", "var ok = Ask(value); kept.Failed = ok; consumer.Commit(result);")]
    [InlineData("swallowed passed", "var why = \"\"; try { Process(value); } catch { why = \"x\"; kept.Why = why; } consumer.Commit(result);")]
    [InlineData("", "var ok = Safe(value); Tell(ok); if (ok) { consumer.Commit(result); }", Safe)]
    [InlineData("", "var all = value.Split(',').Select(one => Ask(one)).ToList(); if (Mine.All(all)) { consumer.Commit(result); }", "static class Mine { public static bool All(List<bool> all) => all.Count > 3; }")]
    [InlineData("refused passed", "var all = value.Split(',').Select(one => Ask(one)).ToList(); Process(value); if (all.All(yes => yes)) { consumer.Commit(result); }")]
    [InlineData("refused passed", "if (Ask(value) & Ask(value)) { consumer.Commit(result); }")]
    [InlineData("early Commit", "consumer.Commit(result); try { Process(value); unit.SaveChanges(); } catch { }")]
    public void Told_elsewhere(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>What helpers that swallow say, or should put aside.</summary>
    [Theory]
    [InlineData("refused passed", "for (var i = 0; i < 3; i++) { if (Safe(value)) { break; } } consumer.Commit(result);", Safe)]
    [InlineData("", "var done = false; while (!done) { done = Safe(value); } consumer.Commit(result);", Safe)]
    [InlineData("lost aside passed", "try { Process(value); } catch { Quiet(value); } consumer.Commit(result);", Quiet)]
    [InlineData("", "var ok = Ask(value); if (!ok) { Quiet(value); } consumer.Commit(result);", Quiet)]
    [InlineData("", "Process(value); Quiet(value); consumer.Commit(result);", Quiet)]
    [InlineData("", "Sum(value, ref Total); consumer.Commit(result);", "int Total; int Sum(string one, ref int total) { try { Process(one); total++; } catch { } return total; }")]
    [InlineData("lost aside passed", "ToDeadLetter(value); consumer.Commit(result);", "void ToDeadLetter(string one) { try { Park(one); } catch { Log(\"x\"); } }")]
    [InlineData("lost aside passed", "try { Process(value); } catch { Outer(value); } consumer.Commit(result);", "void Outer(string one) { ToDeadLetter(one); } void ToDeadLetter(string one) { try { Park(one); } catch { Log(\"x\"); } }")]
    [InlineData("lost aside passed", "var ok = Ask(value); if (!ok) { ToDeadLetter(value); } consumer.Commit(result);", "void ToDeadLetter(string one) { try { Park(one); } catch { Log(\"x\"); } }")]
    public void Answers_of_those_that_swallow(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Interlocked counts in a variable that is asked later.</summary>
    [Theory]
    [InlineData("", "var failures = 0; try { Process(value); } catch { Interlocked.Increment(ref failures); } if (failures == 0) { consumer.Commit(result); } else { throw new Exception(); }")]
    [InlineData("swallowed passed", "var left = 1; try { Process(value); } catch { Interlocked.Decrement(ref left); } if (left == 2) { throw new Exception(); } consumer.Commit(result);")]
    [InlineData("", "var failures = 0; try { Process(value); } catch { Interlocked.Exchange(ref failures, 1); } if (failures == 0) { consumer.Commit(result); } else { throw new Exception(); }")]
    [InlineData("", "var failures = 0; try { Process(value); } catch { failures = 1; } Interlocked.Increment(ref failures); if (failures == 2) { throw new Exception(); } consumer.Commit(result);")]
    [InlineData("", "var failures = 0; try { Process(value); } catch { Interlocked.Add(ref failures, 1); } if (failures == 0) { consumer.Commit(result); } else { throw new Exception(); }")]
    public void Counted_failures(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    /// <summary>A member of the answer says how it went, where somebody asks for it.</summary>
    [Theory]
    [InlineData("refused passed", "var reply = Send(value); if (!reply.Success) { Log(\"x\"); } consumer.Commit(result);", "protected abstract Reply Send(string one); protected abstract class Reply { public bool Success { get; } }")]
    [InlineData("", "var reply = Send(value); if (!reply.Success) { throw new Exception(); } consumer.Commit(result);", "protected abstract Reply Send(string one); protected abstract class Reply { public bool Success { get; } }")]
    [InlineData("", "var reply = Send(value); var other = new Other(); if (!other.Success) { Log(\"x\"); } consumer.Commit(result);", "protected abstract Reply Send(string one); protected abstract class Reply { public bool Success { get; } } protected class Other { public bool Success { get; } }")]
    [InlineData("", "var reply = Send(value); if (!reply.Success) { var again = Send(value); } consumer.Commit(result);", "protected abstract Reply Send(string one); protected abstract class Reply { public bool Success { get; } }")]
    public void Flags_of_an_answer(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Variables that others write, waits that may end early, and helpers whose answer says nothing.</summary>
    [Theory]
    [InlineData("swallowed passed", "var failures = 0; try { Process(value); } catch { failures = 1; } Volatile.Write(ref failures, 0); if (failures != 0) { throw new Exception(); } consumer.Commit(result);")]
    [InlineData("", "var ok = true; try { Process(value); } catch { ok = false; } (ok, Why) = Both(); if (!ok) { consumer.Commit(result); } else { throw new Exception(); }", "protected abstract (bool, string) Both();")]
    [InlineData("", "try { Process(value); } catch { if (token.IsCancellationRequested) { await Task.Delay(5, token); consumer.Commit(result); } else { throw; } }")]
    [InlineData("swallowed passed", "try { Process(value); } catch { if (token.IsCancellationRequested) { Note(token); consumer.Commit(result); } else { throw; } }", "void Note(CancellationToken any) { Log(\"x\"); }")]
    [InlineData("swallowed passed", "OWN while (true) { var one = Next(); try { Process(one.Message.Value); } catch { scope.Dispose(); } consumer.Commit(one); }", "protected abstract ConsumeResult<string, string> Next(); protected IDisposable scope = null!;")]
    [InlineData("", "var own = ToProducer(value); consumer.Commit(result); Use(own);", "protected abstract IProducer<string, string> ToProducer(string one); protected abstract void Use(object any);")]
    [InlineData("", "var two = other.Consume(1); ThreadPool.QueueUserWorkItem(_ => { Process(value); done.Set(); }); if (!done.WaitOne(100)) { throw new Exception(); } consumer.Commit(result); other.Commit(two);", "IConsumer<string, string> other = null!; protected ManualResetEvent done = new(false);")]
    [InlineData("handed off passed", "var two = other.Consume(1); var job = ProcessAsync(value); if (!job.Wait(100)) { throw new Exception(); } _ = ProcessAsync(two.Message.Value); other.Commit(two);", "IConsumer<string, string> other = null!;")]
    [InlineData("swallowed passed", "var job = Quietly(ProcessAsync(value)); try { await job; } catch { Log(\"x\"); } consumer.Commit(result);", "async Task Quietly(Task work) { try { await work; } catch { } }")]
    [InlineData("swallowed passed", "var job = Guard(() => ProcessAsync(value)); await job; consumer.Commit(result);", "async Task Guard(Func<Task> act) { try { await act(); } catch { } }")]
    [InlineData("swallowed passed", "Guard(() => Process(value)); consumer.Commit(result);", "string Guard(Action act) { try { act(); return Why; } catch { return Why; } }")]
    [InlineData("swallowed passed", "var n = Guard(() => Process(value)); if (n == 1) { consumer.Commit(result); } else { throw new Exception(); }", "int Guard(Action act) { try { act(); return 1; } catch { return 1; } }")]
    [InlineData("early Commit", "Expression text = value; consumer.Commit(result); Process(text.Own);", "protected sealed class Expression { public string Own = \"\"; public static implicit operator Expression(string one) => new() { Own = one }; }")]
    public void Written_and_waited_for(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>A variable keeps its value past calls that only see it, and loses it to those that may write it.</summary>
    [Theory]
    [InlineData("", "var reply = Send(value); if (reply.IsFaulted) { throw new Exception(); } consumer.Commit(result);", "protected abstract Reply Send(string one); protected abstract class Reply { public bool IsFaulted { get; } }")]
    [InlineData("swallowed passed", "var ok = true; try { Process(value); } catch { Log(\"x\"); } Show(ok); if (ok) { consumer.Commit(result); } else { throw new Exception(); }", "void Show(bool b) => Console.WriteLine(b);")]
    [InlineData("", "var ok = true; try { Process(value); } catch { Log(\"x\"); } Fill(out ok); if (ok) { consumer.Commit(result); } else { throw new Exception(); }", "protected abstract void Fill(out bool b);")]
    [InlineData("swallowed passed", "var ok = true; try { Process(value); } catch { Log(\"x\"); } Note(value, ok); if (ok) { consumer.Commit(result); } else { throw new Exception(); }", "void Note(string one, bool b) => Log(one);")]
    [InlineData("refused passed", "var bad = false; Safe(value, ref bad); if (bad) { consumer.Commit(result); } else { throw new Exception(); }", "void Safe(string one, ref bool bad) { bad = false; try { Process(one); } catch { bad = true; } }")]
    [InlineData("swallowed passed", "var n = 3; try { Process(value); } catch { Log(\"x\"); } Interlocked.Decrement(ref n); if (n == 2) { consumer.Commit(result); } else { throw new Exception(); }")]
    [InlineData("", "var n = 3; try { Process(value); } catch { Log(\"x\"); } Counts.Exchange(ref n, 2); if (n == 2) { consumer.Commit(result); } else { throw new Exception(); }", "protected static class Counts { public static extern void Exchange(ref int n, int m); }")]
    [InlineData("", "var n = 3; try { Process(value); } catch { Log(\"x\"); } Interlocked.Exchange(ref n, 2); if (n == 2) { consumer.Commit(result); } else { throw new Exception(); }", "protected static class Interlocked { public static extern void Exchange(ref int n, int m); }")]
    [InlineData("handed off passed", "Func<Task> later = async () => { try { await ProcessAsync(value); } catch { } }; _ = later(); consumer.Commit(result);")]
    [InlineData("", "Func<Task> later = () => ProcessAsync(value); await later(); consumer.Commit(result);")]
    [InlineData("swallowed passed", "Func<Task> later = () => ProcessAsync(value); try { await later(); } catch { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "value.Split(',').ToList().ConvertAll(Quiet); consumer.Commit(result);", "async Task Quiet(string one) { try { await ProcessAsync(one); } catch { } }")]
    [InlineData("swallowed passed", "try { Process(value); } catch { value.Split(',').ToList().ForEach(one => { try { Park(one); } catch { } }); } consumer.Commit(result);")]
    public void What_stays_known(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>What happened to the message before the question, or by it.</summary>
    [Theory]
    [InlineData("refused passed", "var ok = false; for (var i = 0; i < 2; i++) { ok = Ask(value); } if (ok) { consumer.Commit(result); }")]
    [InlineData("", "var ok = Ask(value); Process(value); if (ok) { consumer.Commit(result); }")]
    [InlineData("refused passed", "var ok = Ask(value); var also = Ask(value); if (ok && also) { consumer.Commit(result); }")]
    [InlineData("", "Process(value); if (Ask(value)) { consumer.Commit(result); }")]
    [InlineData("", "try { Process(value); } catch { Park(value); } if (Ask(value)) { consumer.Commit(result); }")]
    [InlineData("refused passed", "var other = consumer.Consume(100); Process(other.Message.Value); if (Both(value, other.Message.Value)) { consumer.Commit(result); }", "protected abstract bool Both(string one, string two);")]
    [InlineData("early Commit", "if (Failed) { consumer.Commit(result); } if (Failed) { Ask(value); }")]
    [InlineData("swallowed passed", "try { if (!Ask(value)) { throw new Exception(); } } catch { Log(\"x\"); } consumer.Commit(result);")]
    [InlineData("", "if (Ask(value)) { consumer.Commit(result); } else { foreach (var one in value.Split(',')) { Process(one); } }")]
    [InlineData("refused passed", "if (Ask(value)) { consumer.Commit(result); } else { foreach (var one in value.Split(',')) { Log(one); } }")]
    [InlineData("", "if (Ask(value)) { consumer.Commit(result); } else { Process(value); }")]
    public void Asked_after_something_else(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>An enum with one value says nothing, nor does a number, or a flag that nobody asks for.</summary>
    [Theory]
    [InlineData("", "var only = AskOnly(value); if (only == Only.One) { consumer.Commit(result); }", "protected enum Only { One } protected abstract Only AskOnly(string one);")]
    [InlineData("refused passed", "var only = AskOnly(value); if (only == Only.One) { consumer.Commit(result); }", "protected enum Only { One, Two } protected abstract Only AskOnly(string one);")]
    [InlineData("", "var other = ProcessAsync(\"x\"); await ProcessAsync(value); if (!other.IsFaulted) { consumer.Commit(result); }")]
    [InlineData("", "var reply = Send(value); if (reply.Failed == 0) { consumer.Commit(result); }", "protected interface IReply { int Failed { get; } } protected abstract IReply Send(string one);")]
    [InlineData("refused passed", "var reply = Send(value); if (!reply.Failed) { consumer.Commit(result); }", "protected interface IReply { bool Failed { get; } } protected abstract IReply Send(string one);")]
    [InlineData("", "var reply = Send(value); if (reply.Succeeded) { consumer.Commit(result); }", "protected interface IBase { bool Succeeded { get; } } protected interface IReply : IBase { int Code { get; } } protected abstract IReply Send(string one);")]
    [InlineData("refused passed", "var reply = Send(value); if (reply.Succeeded) { Process(value); consumer.Commit(result); }", "protected interface IReply { bool Succeeded { get; } } protected abstract IReply Send(string one);")]
    [InlineData("", "var reply = Send(value); if (reply.Code == 0) { consumer.Commit(result); }", "protected interface IReply { bool Succeeded { get; } int Code { get; } } protected abstract IReply Send(string one);")]
    public void What_the_answer_has(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));
}
