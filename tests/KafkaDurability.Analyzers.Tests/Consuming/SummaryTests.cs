namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>A table of what helpers do: the code, and what their callers learn. The last words are the ways to return.</summary>
public class SummaryTests
{
    [Theory]
    [InlineData("void M(string value) { }", "Observes -> Fresh")]
    [InlineData("void M(string value) => logger.LogInformation(value);", "Observes -> Fresh")]
    [InlineData("void M(string value) => Console.WriteLine(value);", "Observes -> Fresh")]
    [InlineData("string M(string value) => value.Trim();", "Transforms -> Fresh")]
    [InlineData("void M(string value) => save(value);", "Processes, throws -> Processed")]
    [InlineData("async Task M(string value) => await saveAsync(value);", "Processes, throws -> Processed")]
    [InlineData("void M(string value, string other) => save(value);", "Processes, throws; Observes -> Processed, Fresh")]
    [InlineData("void M(string value, string other) => save(value + other);", "Processes, throws; Processes, throws -> Processed, Processed")]
    [InlineData("void M(string value) { if (value.Length > 3) { save(value); } }", "Processes, throws -> Fresh | Processed")]
    [InlineData("void M(string value) { save(value); throw new Exception(); }", "Processes, throws -> never")]
    [InlineData("void M(List<string> values) { foreach (var value in values) { save(value); } }", "Processes, throws -> Done")]
    [InlineData("void M(ConsumeResult<string, string> result) => save(result.Message.Value);", "Processes, throws -> Processed")]
    [InlineData("void M(ConsumeResult<string, string> result) => Log(result); void Log(ConsumeResult<string, string> result) => logger.LogInformation(result.Message.Value);", "Observes -> Fresh")]
    public void What_is_done(string code, string summary) => Assert.Equal(summary, Summaries.Of(code));

    /// <summary>Whatever is in the try may throw before the processing and after it, too.</summary>
    [Theory]
    [InlineData("void M(string value) { try { save(value); } catch (Exception) { } }", "Processes -> Failed@catch | Fresh | Processed")]
    [InlineData("void M(string value) { try { save(value); } catch (Exception e) { logger.LogError(e, value); } }", "Processes -> Failed@catch | Fresh | Processed")]
    [InlineData("void M(string value) { try { save(value); } catch (Exception) { throw; } }", "Processes, throws -> Processed")]
    [InlineData("void M(string value) { try { save(value); } catch (Exception e) { throw new InvalidOperationException(value, e); } }", "Processes, throws -> Processed")]
    [InlineData("void M(string value) { try { save(value); } catch (OperationCanceledException) { } }", "Processes, throws -> Done | Fresh | Processed")]
    [InlineData("void M(string value) { try { save(value); } catch (Exception e) when (e is TimeoutException) { } }", "Processes, throws -> Done | Fresh | Processed")]
    [InlineData("void M(string value) { try { save(value); } finally { logger.LogInformation(value); } }", "Processes, throws -> Processed")]
    [InlineData("void M(string value) { try { save(value); } catch (Exception) { Environment.Exit(1); } }", "Processes -> Done | Fresh | Processed")]
    [InlineData("void M(string value) { try { save(value); } catch (Exception) { saveAsync(value).Wait(); } }", "Processes, throws -> Done | Processed")]
    [InlineData("async Task M(string value) { try { await saveAsync(value); } catch (Exception) { } }", "Processes -> Failed@catch | Fresh | Processed")]
    [InlineData("void M(string value) { try { Inner(value); } catch (Exception) { } } void Inner(string value) => save(value);", "Processes -> Failed@catch | Fresh | Processed")]
    [InlineData("void M(string value) { try { Inner(value); } catch (Exception) { throw; } } void Inner(string value) { try { save(value); } catch (Exception) { } }", "Processes -> Failed@catch | Fresh | Processed")]
    public void How_failures_leave(string code, string summary) => Assert.Equal(summary, Summaries.Of(code));

    /// <summary>A constant, null or not null; the exception may have come from elsewhere, so that a no does not always mean a failure.</summary>
    [Theory]
    [InlineData("bool M(string value) { save(value); return true; }", "Processes, throws -> true Processed")]
    [InlineData("bool M(string value) { try { save(value); return true; } catch (Exception) { return false; } }", "Processes -> false Failed@catch | false Fresh | false Processed | true Processed")]
    [InlineData("async Task<bool> M(string value) { try { await saveAsync(value); return true; } catch (Exception) { return false; } }", "Processes -> false Failed@catch | false Fresh | false Processed | true Processed")]
    [InlineData("bool M(string value) { var ok = true; try { save(value); } catch (Exception) { ok = false; } return ok; }", "Processes -> Processed | false Failed@catch | false Fresh")]
    [InlineData("Exception? M(string value) { try { save(value); return null; } catch (Exception e) { return e; } }", "Processes -> null Processed | some Failed@catch | some Fresh | some Processed")]
    [InlineData("int M(string value) { try { save(value); return 1; } catch (Exception) { return 0; } }", "Processes -> 0 Failed@catch | 0 Fresh | 0 Processed | 1 Processed")]
    [InlineData("bool M(string value) => ask(value);", "Processes, throws -> false Done | true Done")]
    public void What_is_returned(string code, string summary) => Assert.Equal(summary, Summaries.Of(code));

    [Theory]
    [InlineData("void M(string value) => queue.Enqueue(value);", "Processes, throws -> Queued")]
    [InlineData("void M(string value) { _ = saveAsync(value); }", "Processes, throws -> HandedOff")]
    [InlineData("void M(string value) { _ = Task.Run(() => save(value)); }", "Processes, throws -> HandedOff")]
    [InlineData("void M(string value) => tasks.Add(saveAsync(value));", "Processes, throws -> Done")]
    [InlineData("Task M(string value) => saveAsync(value);", "Processes, throws -> Done")]
    [InlineData("async void M(string value) => await saveAsync(value);", "Processes, throws; runs on -> Processed")]
    [InlineData("void M(string value) { queue.Enqueue(value); save(queue.Dequeue()); }", "Processes, throws -> Done")]
    [InlineData("void M(string value) => producer.Produce(\"next\", new Message<string, string> { Value = value });", "Processes, throws -> HandedOff")]
    [InlineData("void M(string value) { producer.Produce(\"next\", new Message<string, string> { Value = value }); producer.Flush(); }", "Processes, throws -> Done")]
    public void Who_does_it(string code, string summary) => Assert.Equal(summary, Summaries.Of(code));

    [Theory]
    [InlineData("void M(ConsumeResult<string, string> result) => consumer.Commit(result);", "Observes, passed by Commit -> Done")]
    [InlineData("void M(ConsumeResult<string, string> result) => consumer.StoreOffset(result);", "Observes, passed by Store -> Done")]
    [InlineData("void M(ConsumeResult<string, string> result) { if (result.Offset > 3) { consumer.Commit(result); } }", "Observes, may be passed -> Done | Fresh")]
    [InlineData("void M(ConsumeResult<string, string> result) { save(result.Message.Value); consumer.Commit(result); }", "Processes, throws, may be passed -> Done")]
    [InlineData("void M() => consumer.Commit();", "consumer commits all -> returns")]
    [InlineData("void M() => consumer.Close();", "consumer set back -> returns")]
    [InlineData("void M(IConsumer<string, string> other) => other.Commit();", "Observes; other commits all -> Fresh")]
    [InlineData("ConsumeResult<string, string> M() => consumer.Consume(100);", "from consumer -> returns")]
    public void What_the_consumer_is_told(string code, string summary) => Assert.Equal(summary, Summaries.Of(code));

    /// <summary>Whoever calls itself, or is called in a circle, is known to nobody.</summary>
    [Theory]
    [InlineData("void M(string value) { save(value); M(value); }")]
    [InlineData("void M(string value) { save(value); Other(value); } void Other(string value) => M(value);")]
    public void Circles(string code) => Assert.Equal("MayProcess -> Done", Summaries.Of(code));

    [Theory]
    [InlineData("public abstract void M(string value);")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"x\")] static extern void M(string value);")]
    public void Out_of_sight(string code) => Assert.Equal("nothing", Summaries.Of(code));

    /// <summary>Each of several bodies may be the one that runs.</summary>
    [Fact]
    public void Overridden() => Assert.Equal("Processes, throws -> Failed@catch | Fresh | Processed", Summaries.Of(
        "public virtual void M(string value) => save(value); class D : C { public override void M(string value) { try { save(value); } catch (Exception) { } } }"));

    [Theory]
    [InlineData("void M(string value) { value = \"\"; save(value); }", "Observes -> Fresh")]
    [InlineData("void M(string value, List<string> other) { other.Add(value); }", "Processes, throws; Observes -> Done, Fresh")]
    public void What_becomes_of_parameters(string code, string summary) => Assert.Equal(summary, Summaries.Of(code));

    [Theory]
    [InlineData("void M(ConsumeResult<string, string> result, List<string> all) { all.Add(result.Message.Value); save(all[0]); }", "Processes, throws; Processes, throws -> Done, Processed")]
    [InlineData("void M(string value) { Local(value); void Local(string one) { try { save(one); } catch { } } }", "Processes, throws -> Failed@catch | Fresh | Processed")]
    [InlineData("void M() { var own = new ConsumerBuilder<string, string>(new ConsumerConfig()).Build(); own.Commit(); own.Close(); }", " -> returns")]
    [InlineData("void M(string value) { for (var i = 0; i < 3; i++) { try { save(value); return; } catch { } } }", "Processes -> Done | Failed@catch | Fresh | Processed")]
    public void What_they_do_in_the_end(string code, string summary) => Assert.Equal(summary, Summaries.Of(code));

    [Theory]
    [InlineData("void M(string value) { try { CreateScope().Dispose(); } catch (Exception) { return; } save(value); } protected abstract IDisposable CreateScope();", "Processes, throws -> Failed@catch | Fresh | Processed")]
    [InlineData("void M(string value) { save(value); try { CreateScope().Dispose(); } catch (Exception) { } } protected abstract IDisposable CreateScope();", "Processes, throws -> Processed")]
    [InlineData("void M(string value) { try { save(value); } catch (Exception) { CreateScope().Dispose(); } } protected abstract IDisposable CreateScope();", "Processes -> Done | Fresh | Processed")]
    public void What_has_to_be_opened(string code, string summary) => Assert.Equal(summary, Summaries.Of(code));

    [Theory]
    [InlineData("string M(string value) { try { save(value); return \"\"; } catch (Exception) { return value; } }", "Processes -> Done | Fresh | Processed")]
    public void What_is_given_back(string code, string summary) => Assert.Equal(summary, Summaries.Of(code));

    [Theory]
    [InlineData("string M(string value) { try { save(value); } catch (Exception) { return value; } return \"\"; }", "Processes -> Done | Fresh | Processed")]
    [InlineData("Task M(string value) { var work = saveAsync(value); return work; }", "Processes, throws -> Done")]
    public void What_is_given_back_in_the_end(string code, string summary) => Assert.Equal(summary, Summaries.Of(code));
}
