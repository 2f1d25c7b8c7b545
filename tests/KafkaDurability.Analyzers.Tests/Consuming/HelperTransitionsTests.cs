namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>What helpers make of a message, and who is told: by what they return, write, or are given to run.</summary>
public class HelperTransitionsTests
{
    /// <summary>By its result, by what it writes to variables of the caller, or not at all; a key alone is no message.</summary>
    [Theory]
    [InlineData("refused passed", "Safe(value); consumer.Commit(result);", "string Safe(string one) { try { Process(one); return Why; } catch { return Why; } }")]
    [InlineData("", "var answer = Safe(value); if (answer.Message == \"fine\") { consumer.Commit(result); }", "Exception Safe(string one) { try { Process(one); return new Exception(\"fine\"); } catch (Exception e) { return e; } }")]
    [InlineData("", "try { Process(value); } catch { Aside(result.Message.Key); } consumer.Commit(result);", "void Aside(string one) { try { Park(one); } catch { } }")]
    [InlineData("", "Safe(result.Message.Key); consumer.Commit(result);", "void Safe(string one) { try { Process(one); } catch { } }")]
    [InlineData("swallowed passed", "try { try { Process(value); } catch { Aside(value); } } catch { } consumer.Commit(result);", "void Aside(string one) { Park(one); }")]
    [InlineData("", "try { Process(value); } catch { Note(value); } consumer.Commit(result);", "void Note(string one) { Log(one); Failed = true; }")]
    [InlineData("swallowed passed", "try { await SendAsync(value, value.Length); } catch (KafkaException) { } consumer.Commit(result);", "async Task SendAsync(string one, int n) { await producer.ProduceAsync(\"next\", new Message<string, string> { Value = one }); }")]
    [InlineData("", "try { Order(value); } catch (KafkaException) { } consumer.Commit(result);", "void Order(string one) { Seen(one); Process(one); } void Seen(string one) => Log(one);")]
    [InlineData("refused passed", "Safe(value, out _); consumer.Commit(result);", "void Safe(string one, out string why) { why = Why; try { Process(one); } catch { why = Why; } }")]
    [InlineData("", "Safe(value, out var why); if (why.Length == 0) { consumer.Commit(result); }", "void Safe(string one, out string why) { why = Why; try { Process(one); } catch { why = Why; } }")]
    [InlineData("", "Known(value); consumer.Commit(result);", "bool Known(string one) { try { return GetSize(one) == int.Parse(one); } catch { return false; } } protected abstract int GetSize(string part);")]
    [InlineData("lost aside passed", "var ok = true; try { ok = Ask(value); } finally { if (!ok) { Aside(value); } } consumer.Commit(result);", "void Aside(string one) { try { Park(one); } catch { } }")]
    [InlineData("", "Each(value); try { Process(value); } catch { } consumer.Commit(result);", "void Each(string one) { foreach (var part in one.Split(',')) { Process(part); } }")]
    [InlineData("swallowed passed", "for (var i = 0; i < 3; i++) { Safe(value); } consumer.Commit(result);", "void Safe(string one) { try { Process(one); } catch { } }")]
    [InlineData("", "try { Process(value); } catch { } foreach (var one in value.Split(',')) { Process(one); } consumer.Commit(result);")]
    public void What_a_helper_tells(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>A task, or a function: what the helper makes of its failure.</summary>
    [Theory]
    [InlineData("swallowed passed", "await Quietly(ProcessAsync(value)); consumer.Commit(result);", "async Task Quietly(Task work) { try { await work; } catch { } }")]
    [InlineData("swallowed passed", "try { await Quietly(ProcessAsync(value)); } catch { } consumer.Commit(result);", "async Task Quietly(Task work) { await work; }")]
    [InlineData("swallowed passed", "var work = ProcessAsync(value); try { await Quietly(work); } catch { } consumer.Commit(result);", "async Task Quietly(Task work) { try { await work; } catch { } }")]
    [InlineData("refused passed", "var work = ProcessAsync(value); if (await Quietly(work)) { consumer.Commit(result); }", "async Task<bool> Quietly(Task work) { try { await work; return true; } catch { return false; } }")]
    [InlineData("swallowed passed", "var work = Quietly(ProcessAsync(value)); await work; consumer.Commit(result);", "async Task Quietly(Task work) { try { await work; } catch { } }")]
    [InlineData("swallowed passed", "var work = Quietly(ProcessAsync(value)); try { await work; } catch { } consumer.Commit(result);", "async Task Quietly(Task work) { await work; }")]
    [InlineData("swallowed passed", "await Quietly(ProcessAsync(value), result.Message.Key); consumer.Commit(result);", "async Task Quietly(Task work, string name) { try { await work; } catch { Log(name); } }")]
    [InlineData("swallowed passed", "await Quietly(ProcessAsync(value), value); consumer.Commit(result);", "async Task Quietly(Task work, string name) { try { await work; } catch { Log(name); } }")]
    [InlineData("swallowed passed", "Guard(() => Process(value)); consumer.Commit(result);", "void Guard(Action act) => Inner(act); void Inner(Action act) { try { act(); } catch { } }")]
    [InlineData("swallowed passed", "await Guard(() => ProcessAsync(value)); consumer.Commit(result);", "Task Guard(Func<Task> act) => Inner(act); async Task Inner(Func<Task> act) { try { await act(); } catch { } }")]
    [InlineData("swallowed passed", "await Guard(() => ProcessAsync(value)); consumer.Commit(result);", "Task Guard(Func<Task> act) { return Inner(act); } async Task Inner(Func<Task> act) { try { await act(); } catch { } }")]
    [InlineData("swallowed passed", "Guard(3, () => Process(value)); consumer.Commit(result);", "void Guard(int n, Action act) { try { Inner(n, act); } catch { } } void Inner(int n, Action act) { act(); }")]
    [InlineData("swallowed passed", "value.Split(',').ToList().ForEach(one => Guard(() => Process(one))); consumer.Commit(result);", "void Guard(Action act) { try { act(); } catch { } }")]
    [InlineData("swallowed passed", "var work = Task.Run(() => Guard(() => Process(value))); await work; consumer.Commit(result);", "void Guard(Action act) { try { act(); } catch { } }")]
    [InlineData("swallowed passed", "Action act2 = () => Guard(() => Process(value)); act2(); consumer.Commit(result);", "void Guard(Action act) { try { act(); } catch { } }")]
    [InlineData("swallowed passed", "async Task Local() { await Quietly(ProcessAsync(value)); } await Local(); consumer.Commit(result);", "async Task Quietly(Task work) { try { await work; } catch { } }")]
    [InlineData("swallowed passed", "Give(value, Process); consumer.Commit(result);", "void Give(string one, Action<string> act) { try { act(one); } catch { } }")]
    [InlineData("swallowed passed", "Give(value, one => Process(one)); consumer.Commit(result);", "void Give(string one, Action<string> act) { try { act(one); } catch { } }")]
    [InlineData("swallowed passed", "Give(value, () => Process(value)); consumer.Commit(result);", "void Give(string name, Action act) { try { act(); } catch { Log(name); } }")]
    public void What_a_helper_is_given(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));
}
