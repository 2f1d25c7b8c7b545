namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>Loops over the parts of a message, and loops that go round to try again.</summary>
public class LoopTransitionsTests
{
    /// <summary>What carries a part of the message behind the loop over the parts.</summary>
    [Theory]
    [InlineData("swallowed passed", "var last = \"\"; foreach (var one in value.Split(',')) { last = one; } try { Process(last); } catch { } consumer.Commit(result);")]
    [InlineData("early Commit", "var all = new List<string>(); foreach (var one in value.Split(',')) { all.Add(one.Trim()); } consumer.Commit(result); all.ForEach(Process);")]
    [InlineData("", "foreach (var one in value.Split(',')) { var job = Quiet(one); await job; Process(one); } consumer.Commit(result);", "async Task Quiet(string one) { try { await ProcessAsync(one); } catch { } }")]
    [InlineData("early Commit", "OWN foreach (var one in All()) { consumer.Commit(); Process(one.Message.Value); }", "IEnumerable<ConsumeResult<string, string>> All() { while (true) { yield return consumer.Consume(100); } }")]
    public void Parts_in_variables(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>What is done about the whole is done about its parts; done with the whole in any case, it mends no part.</summary>
    [Theory]
    [InlineData("", "var bad = false; foreach (var one in value.Split(',')) { try { Process(one); } catch { bad = true; } } if (bad) { Park(value); } consumer.Commit(result);")]
    [InlineData("", "var bad = false; foreach (var one in value.Split(',')) { try { Process(one); } catch { bad = true; } } if (bad) { Aside(value); } consumer.Commit(result);", "void Aside(string one) { Park(one); }")]
    [InlineData("", "var bad = false; foreach (var one in value.Split(',')) { try { Process(one); } catch { bad = true; } } if (bad && !Ask(value)) { throw new Exception(); } consumer.Commit(result);")]
    [InlineData("", "var bad = false; foreach (var one in value.Split(',')) { try { Process(one); } catch { bad = true; } } if (bad) { producer.Produce(\"dead\", result.Message); producer.Flush(); } consumer.Commit(result);")]
    [InlineData("swallowed passed", "foreach (var one in value.Split(',')) { try { Process(one); } catch { Log(\"x\"); } } Park(value); consumer.Commit(result);")]
    [InlineData("", "foreach (var one in value.Split(',')) { try { Process(one); } catch { Park(value); } } consumer.Commit(result);")]
    [InlineData("", "foreach (var one in value.Split(',')) { try { Process(one); } catch { Aside(value); } } consumer.Commit(result);", "void Aside(string one) { Park(one); }")]
    [InlineData("swallowed passed", "foreach (var one in value.Split(',')) { try { Process(one); } catch { try { Park(value); } catch { } } } consumer.Commit(result);")]
    [InlineData("", "foreach (var one in value.Split(',')) { try { Process(one); } catch { producer.Produce(\"dead\", result.Message); } } consumer.Commit(result);")]
    [InlineData("swallowed passed", "foreach (var one in value.Split(',')) { try { Process(one); } catch { try { Aside(value); } catch { } } } consumer.Commit(result);", "void Aside(string one) { Park(one); }")]
    [InlineData("", "try { Check(); throw new Exception(); } catch { Put(value); } try { Process(value); } catch { } consumer.Commit(result);", "void Put(string one) { Process(one); }")]
    [InlineData("swallowed passed", "try { Check(); throw new Exception(); } catch { Put(result.Message.Key); } try { Process(value); } catch { } consumer.Commit(result);", "void Put(string one) { Process(one); }")]
    [InlineData("", "var why = \"\"; Safe(value, ref why); if (why.Length > 0) { throw new Exception(why); } consumer.Commit(result);", "void Safe(string one, ref string why) { try { Process(one); } catch { why = Why; } }")]
    [InlineData("", "var failed = false; Safe(value, ref failed); if (failed) { throw new Exception(); } consumer.Commit(result);", "void Safe(string one, ref bool failed) { failed = false; try { Process(one); } catch { failed = true; } }")]
    [InlineData("refused passed", "var failed = false; Safe(value, ref failed); Log(\"x\"); consumer.Commit(result);", "void Safe(string one, ref bool failed) { failed = false; try { Process(one); } catch { failed = true; } }")]
    [InlineData("handed off passed", "_ = Quietly(ProcessAsync(value)); consumer.Commit(result);", "async Task Quietly(Task work) { try { await work; } catch { } }")]
    [InlineData("handed off passed", "_ = Quietly(ProcessAsync(value)); await Task.WhenAll(tasks); consumer.Commit(result);", "async Task Quietly(Task work) { await work; }")]
    public void Wholes_and_their_parts(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>A loop that goes round only after a failure is a retry; one with more conditions than are looked at may be none.</summary>
    [Theory]
    [InlineData("retried passed", "OWN var done = false; while (!done) { try { var one = consumer.Consume(100); Process(one.Message.Value); consumer.Commit(one); done = true; } catch { Log(\"x\"); } }")]
    [InlineData("retried passed", "OWN var done = false; while (Check() && !done) { try { var one = consumer.Consume(100); Process(one.Message.Value); consumer.Commit(one); done = true; } catch { Log(\"x\"); } }")]
    [InlineData("swallowed passed", "OWN var done = false; while (!done || Check()) { try { var one = consumer.Consume(100); Process(one.Message.Value); consumer.Commit(one); done = true; } catch { Log(\"x\"); } }")]
    [InlineData("swallowed passed", "OWN var done = false; while (Check() && Check() && Check() && Check() && Check() && Check() && Check() && Check() && Check() && !done) { try { var one = consumer.Consume(100); Process(one.Message.Value); consumer.Commit(one); done = true; } catch { Log(\"x\"); } }")]
    [InlineData("swallowed passed", "OWN var ok = true; while (true) { ok = Check(); if (!ok) { return; } try { var one = consumer.Consume(100); Process(one.Message.Value); consumer.Commit(one); ok = false; } catch { Log(\"x\"); ok = true; } }")]
    [InlineData("refused again passed", "OWN ConsumeResult<string, string>? one = null; var ok = false; while (!ok) { one = consumer.Consume(100); ok = Ask(one.Message.Value); } consumer.Commit(one!);")]
    [InlineData("", "var ok = Ask(value); foreach (var i in new[] { 1, 2 }) { Log(\"x\"); } Enqueue(\"x\"); if (ok) { consumer.Commit(result); }")]
    public void Loops_that_try_again(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    /// <summary>Topics and keys are no parts of the message; what an iterator of the function yields is.</summary>
    [Theory]
    [InlineData("", "foreach (var one in new[] { result.Topic }) { try { Process(one); } catch { } } consumer.Commit(result);")]
    [InlineData("early Commit", "IEnumerable<string> Parts() { foreach (var two in value.Split(',')) { yield return two; } } consumer.Commit(result); foreach (var one in Parts()) { Process(one); }")]
    public void What_is_gone_through(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));
}
