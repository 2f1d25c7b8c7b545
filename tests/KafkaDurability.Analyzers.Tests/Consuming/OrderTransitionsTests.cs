namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>What is passed before it is processed: by which offset, and in which variable the message is by then.</summary>
public class OrderTransitionsTests
{
    private const string Safe = "bool Safe(string one) { try { Process(one); return true; } catch { return false; } }";

    private const string Box2 = "protected sealed class Box2 { public Task? Job { get; set; } public Task Task => Task.CompletedTask; }";

    private const string Batch = "List<ConsumeResult<string, string>> Batch() { var all = new List<ConsumeResult<string, string>>(); while (all.Count < 5) { all.Add(consumer.Consume(100)); } return all; }";

    [Theory]
    [InlineData("early Commit", "var early = consumer.Position(result.TopicPartition); consumer.Commit(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }); Process(value);")]
    [InlineData("", "consumer.Commit(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset) }); Process(value);")]
    [InlineData("early Store", "consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, result.Offset + 1)); Process(value);")]
    [InlineData("early Store", "var next = result.Offset; next++; consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, next)); Process(value);")]
    [InlineData("early Store", "var next = result.Offset; next += 1; consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, next)); Process(value);")]
    [InlineData("", "var next = result.Offset; next -= 1; consumer.StoreOffset(new TopicPartitionOffset(result.TopicPartition, next)); Process(value);")]
    [InlineData("", "Log(result.Message.Key); consumer.Commit(result); Process(result.Message.Key);")]
    [InlineData("", "consumer.Commit(result); Log(value);")]
    [InlineData("", "consumer.Commit(result); Log(value.Length.ToString());")]
    [InlineData("", "consumer.Commit(result); Process(value.Length.ToString());")]
    [InlineData("", "consumer.Commit(result); Process(result.Topic);")]
    [InlineData("early Commit", "consumer.Commit(); Process(value);")]
    [InlineData("", "Process(value); consumer.Commit(); Process(value);")]
    [InlineData("early Commit", "if (value.Length > 3) { consumer.Commit(result); } Process(value);")]
    [InlineData("", "if (value.Length > 3) { consumer.Commit(result); } if (value.Length <= 3) { Process(value); }")]
    [InlineData("", "if (value.Length > 3) { Process(value); } consumer.Commit(result); Process(value);")]
    [InlineData("early Commit", "if (value.Length > 3) { Process(value); } else { consumer.Commit(result); Process(value); }")]
    [InlineData("early Commit", "try { consumer.Commit(result); } catch (KafkaException) { Log(\"x\"); } Process(value);")]
    [InlineData("early Commit", "try { consumer.Commit(result); Process(value); } catch (KafkaException) { }")]
    [InlineData("", "try { consumer.Commit(result); } finally { Process(value); }")]
    public void Order(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    /// <summary>What still carries the message when it is passed.</summary>
    [Theory]
    [InlineData("early Commit", "var list = new List<string> { value }; consumer.Commit(result); list.ForEach(Process);")]
    [InlineData("early Commit", "var list = new List<string> { value }; consumer.Commit(result); foreach (var one in list) { Process(one); }")]
    [InlineData("early Commit", "var box = new Box { Why = value }; consumer.Commit(result); Look(box);")]
    [InlineData("early Commit", "var box = new Box(); box.Why = value; consumer.Commit(result); Look(box);")]
    [InlineData("", "var box = new Box(); box.Failed = value.Length > 3; consumer.Commit(result); Look(box);")]
    [InlineData("early Commit", "var text = \"a\" + value; consumer.Commit(result); Process(text);")]
    [InlineData("early Commit", "var text = $\"{value}\"; consumer.Commit(result); Process(text);")]
    [InlineData("early Commit", "var text = value as string; consumer.Commit(result); Process(text);")]
    [InlineData("", "var text = Make(value); consumer.Commit(result); Process(text);")]
    [InlineData("early Commit", "var (one, two) = (value, 2); consumer.Commit(result); Process(one);")]
    [InlineData("early Commit", "string one, two; (one, two) = (value, \"b\"); consumer.Commit(result); Process(two);")]
    [InlineData("early Commit", "if (value is { Length: > 3 } longer) { consumer.Commit(result); Process(longer); }")]
    [InlineData("early Commit", "if (result.Message is { Value: var inner }) { consumer.Commit(result); Process(inner); }")]
    [InlineData("early Commit", "if (value.ToCharArray() is ['a', .. var rest]) { consumer.Commit(result); Process(new string(rest)); }")]
    [InlineData("early Commit", "object any = value; if (any is string text) { consumer.Commit(result); Process(text); }")]
    [InlineData("early Commit", "switch (value) { case \"a\": consumer.Commit(result); Process(value); break; }")]
    [InlineData("early Commit", "var copy = result; consumer.Commit(copy); Process(value);")]
    [InlineData("", "Why = value; consumer.Commit(result); Process(Why);")]
    [InlineData("", "kept.Why = value; consumer.Commit(result); Look(kept);")]
    [InlineData("", "values.Add(value); consumer.Commit(result); values.ForEach(Process);")]
    [InlineData("early Commit", "var array = new[] { value }; consumer.Commit(result); Process(array[0]);")]
    [InlineData("early Commit", "var array = new string[1]; array[0] = value; consumer.Commit(result); Process(array[0]);")]
    [InlineData("early Commit", "var map = new Dictionary<string, string> { [result.Message.Key] = value }; consumer.Commit(result); Process(map[\"a\"]);")]
    [InlineData("early Commit", "var map = new Dictionary<string, string>(); map[result.Message.Key] = value; consumer.Commit(result); foreach (var pair in map) { Process(pair.Value); }")]
    public void Variables(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    [Theory]
    [InlineData("", "Func<string> later = () => value; consumer.Commit(result); Process(later());")]
    [InlineData("", "Action later = () => consumer.Commit(result); later(); Process(value);")]
    [InlineData("early Commit", "Action later = () => Process(value); consumer.Commit(result); later();")]
    [InlineData("early Commit", "void Local() { consumer.Commit(result); } Local(); Process(value);")]
    [InlineData("early Commit", "void Local() { Process(value); } consumer.Commit(result); Local();")]
    [InlineData("early Commit", "async Task Local() { await ProcessAsync(value); } consumer.Commit(result); await Local();")]
    [InlineData("early Commit", "string Local() => value; consumer.Commit(result); Process(Local());")]
    [InlineData("early Commit", "void Local(ConsumeResult<string, string> one) { consumer.Commit(one); } Local(result); Process(value);")]
    public void Functions(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    [Theory]
    [InlineData("early Commit", "Done(result); Process(value);", "void Done(ConsumeResult<string, string> one) { consumer.Commit(one); }")]
    [InlineData("early Commit", "Done(result); Process(value);", "void Done(ConsumeResult<string, string> one) { Log(one.Topic); consumer.Commit(one); Console.WriteLine(); }")]
    [InlineData("", "Done(result); Process(value);", "void Done(ConsumeResult<string, string> one) { if (one.Offset > 3) { consumer.Commit(one); } }")]
    [InlineData("", "Process(value); Done(result);", "void Done(ConsumeResult<string, string> one) { consumer.Commit(one); }")]
    [InlineData("early Commit", "Done(); Process(value);", "void Done() { consumer.Commit(); }")]
    [InlineData("early Commit", "Done(consumer); Process(value);", "void Done(IConsumer<string, string> one) { one.Commit(); }")]
    [InlineData("", "Both(value, result);", "void Both(string one, ConsumeResult<string, string> other) { Process(one); consumer.Commit(other); }")]
    [InlineData("", "Both(value, result);", "void Both(string one, ConsumeResult<string, string> other) { consumer.Commit(other); Process(one); }")]
    [InlineData("swallowed passed", "Both(value, result);", "void Both(string one, ConsumeResult<string, string> other) { try { Process(one); } catch { } consumer.Commit(other); }")]
    [InlineData("swallowed passed", "Swap(other: result.Message.Key, one: value); consumer.Commit(result);", "void Swap(string one, string other) { try { Process(one); } catch { } Log(other); }")]
    [InlineData("handed off passed", "Send(value); consumer.Commit(result);", "void Send(string one) { producer.Produce(\"next\", new Message<string, string> { Value = one }); }")]
    [InlineData("", "Send(value); producer.Flush(); consumer.Commit(result);", "void Send(string one) { producer.Produce(\"next\", new Message<string, string> { Value = one }); }")]
    [InlineData("queued passed", "Put(value); consumer.Commit(result);", "readonly Queue<string> queue = new(); void Put(string one) { queue.Enqueue(one); }")]
    [InlineData("queued passed", "Put(value); consumer.Commit(result); Empty();", "readonly Queue<string> queue = new(); void Put(string one) { queue.Enqueue(one); } void Empty() { Process(queue.Dequeue()); }")]
    public void Helpers(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Where messages come from: a helper, an out parameter, a sequence, a task.</summary>
    [Theory]
    [InlineData("", "OWN while (true) { var one = Next(); Process(one.Message.Value); consumer.Commit(one); }", "ConsumeResult<string, string> Next() => consumer.Consume(100);")]
    [InlineData("swallowed passed", "OWN while (true) { var one = Next(); try { Process(one.Message.Value); } catch { } consumer.Commit(one); }", "ConsumeResult<string, string> Next() => consumer.Consume(100);")]
    [InlineData("early Commit", "OWN while (true) { var one = Next(); consumer.Commit(); Process(one.Message.Value); }", "ConsumeResult<string, string> Next() => consumer.Consume(100);")]
    [InlineData("swallowed passed", "OWN while (true) { if (Next(out var one)) { try { Process(one.Message.Value); } catch { } consumer.Commit(one); } }", "protected abstract bool Next(out ConsumeResult<string, string> one);")]
    [InlineData("early Commit", "OWN while (true) { if (Next(out var one)) { consumer.Commit(one); Process(one.Message.Value); } }", "protected abstract bool Next(out ConsumeResult<string, string> one);")]
    [InlineData("early Commit", "OWN foreach (var one in All()) { consumer.Commit(one); Process(one.Message.Value); }", "protected abstract IEnumerable<ConsumeResult<string, string>> All();")]
    [InlineData("swallowed passed", "OWN foreach (var one in All()) { try { Process(one.Message.Value); } catch { } consumer.Commit(one); }", "protected abstract IEnumerable<ConsumeResult<string, string>> All();")]
    [InlineData("", "OWN foreach (var one in All()) { try { Process(one.Message.Value); } catch { } } consumer.Commit();", "protected abstract List<ConsumeResult<string, string>> All();")]
    [InlineData("swallowed passed", "OWN while (true) { var all = All(); foreach (var one in all) { try { Process(one.Message.Value); } catch { } } consumer.Commit(all[^1]); }", "protected abstract List<ConsumeResult<string, string>> All();")]
    [InlineData("early Commit", "OWN while (true) { var all = All(); consumer.Commit(all[^1]); foreach (var one in all) { Process(one.Message.Value); } }", "protected abstract List<ConsumeResult<string, string>> All();")]
    [InlineData("", "OWN while (true) { var all = All(); foreach (var one in all) { Process(one.Message.Value); consumer.Commit(all[^1]); } }", "protected abstract List<ConsumeResult<string, string>> All();")]
    [InlineData("swallowed passed", "OWN await foreach (var one in AllAsync()) { try { Process(one.Message.Value); } catch { } consumer.Commit(one); }", "protected abstract IAsyncEnumerable<ConsumeResult<string, string>> AllAsync();")]
    [InlineData("swallowed passed", "OWN while (true) { var one = await NextAsync(); try { Process(one.Message.Value); } catch { } consumer.Commit(one); }", "protected abstract Task<ConsumeResult<string, string>> NextAsync();")]
    [InlineData("swallowed passed", "OWN while (true) { var one = await Task.Run(() => consumer.Consume(100)); try { Process(one.Message.Value); } catch { } consumer.Commit(one); }")]
    [InlineData("early Commit", "OWN while (true) { var one = await Task.Run(() => consumer.Consume(100)); consumer.Commit(); Process(one.Message.Value); }")]
    public void Sources(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>A helper does it all: consume, process and commit.</summary>
    [Theory]
    [InlineData("", "OWN while (true) { Step(); }", "void Step() { var one = consumer.Consume(100); Process(one.Message.Value); consumer.Commit(one); }")]
    [InlineData("swallowed passed", "OWN while (true) { try { Step(); } catch { } }", "void Step() { var one = consumer.Consume(100); Process(one.Message.Value); consumer.Commit(one); }")]
    [InlineData("", "OWN while (true) { try { Step(); } catch { consumer.Close(); } }", "void Step() { var one = consumer.Consume(100); Process(one.Message.Value); consumer.Commit(one); }")]
    [InlineData("swallowed passed", "OWN while (true) { try { Step(consumer); } catch { } }", "void Step(IConsumer<string, string> from) { var one = from.Consume(100); Process(one.Message.Value); from.Commit(one); }")]
    public void Steps(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    [Theory]
    [InlineData("all committed", "OWN ConsumeResult<string, string>? last = null; while (true) { var one = consumer.Consume(100); if (last != null) { Process(last.Message.Value); consumer.Commit(); } last = one; }")]
    [InlineData("early Commit; all committed", "OWN var batch = new List<ConsumeResult<string, string>>(); while (true) { batch.Add(consumer.Consume(100)); if (batch.Count < 9) { continue; } consumer.Commit(); foreach (var one in batch) { Process(one.Message.Value); } batch.Clear(); }")]
    [InlineData("swallowed passed", "OWN var batch = new List<string>(); while (true) { batch.Add(consumer.Consume(100).Message.Value); if (batch.Count < 9) { continue; } try { Save(batch); } catch { } consumer.Commit(); batch.Clear(); }", "protected abstract void Save(List<string> all);")]
    [InlineData("swallowed passed", "OWN var batch = new List<string>(); while (true) { batch.Add(consumer.Consume(100).Message.Value); if (batch.Count < 9) { continue; } try { Save(batch); consumer.Commit(); } catch { } batch = new List<string>(); }", "protected abstract void Save(List<string> all);")]
    [InlineData("", "OWN var batch = new List<string>(); while (true) { batch.Add(consumer.Consume(100).Message.Value); if (batch.Count < 9) { continue; } try { Save(batch); consumer.Commit(); batch.Clear(); } catch { } }", "protected abstract void Save(List<string> all);")]
    [InlineData("swallowed passed", "OWN while (true) { var batch = new List<string>(); for (var i = 0; i < 9; i++) { batch.Add(consumer.Consume(100).Message.Value); } try { Save(batch); consumer.Commit(); } catch { } }", "protected abstract void Save(List<string> all);")]
    [InlineData("", "OWN while (true) { var batch = new List<string>(); for (var i = 0; i < 9; i++) { batch.Add(consumer.Consume(100).Message.Value); } if (Save(batch)) { consumer.Commit(); } }", "protected abstract bool Save(List<string> all);")]
    public void Batches(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    [Theory]
    [InlineData("", "try { Process(value); } finally { Log(\"x\"); } consumer.Commit(result);")]
    [InlineData("in finally Commit", "try { Process(value); } catch { } finally { consumer.Commit(result); }")]
    [InlineData("in finally Commit", "try { Process(value); } finally { consumer.Commit(result); }")]
    [InlineData("in finally Store", "try { Process(value); } finally { consumer.StoreOffset(result); }")]
    [InlineData("in finally Commit", "try { Process(value); } finally { consumer.Commit(); }")]
    [InlineData("in finally Commit", "try { Process(value); } finally { if (Check()) { consumer.Commit(result); } }")]
    public void In_a_finally(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    [Theory]
    [InlineData("", "Pass(value, out var size); consumer.Commit(result); Process(size.ToString());", "protected abstract void Pass(string value, out int size);")]
    [InlineData("", "Change(ref value); consumer.Commit(result); Process(value);", "protected abstract void Change(ref string value);")]
    [InlineData("", "Other(value); consumer.Commit(result);", "void Other(string one) { var list = new List<string>(); list.Add(one); list.Clear(); }")]
    [InlineData("", "var list = new List<string> { value }; list.Clear(); consumer.Commit(result);")]
    [InlineData("", "var list = new List<string> { value }; consumer.Commit(result); list.Clear(); list.ForEach(Process);")]
    [InlineData("", "var list = new List<string> { value }; consumer.Commit(); list = new List<string>(); list.ForEach(Process);")]
    [InlineData("early Commit", "var list = new List<string>(); list.Insert(0, value); consumer.Commit(result); list.ForEach(Process);")]
    [InlineData("early Commit", "var list = new List<string>(); list.AddRange(new[] { value }); consumer.Commit(result); list.ForEach(Process);")]
    [InlineData("early Commit", "var pair = new KeyValuePair<string, string>(result.Message.Key, value); consumer.Commit(result); Process(pair.Value);")]
    [InlineData("early Commit", "var text = string.Join(\",\", value, \"a\"); consumer.Commit(result); Process(text);")]
    [InlineData("early Commit", "var text = value.Trim().ToUpperInvariant(); consumer.Commit(result); Process(text);")]
    [InlineData("early Commit", "var text = value[0]; consumer.Commit(result); Process(text.ToString());")]
    [InlineData("", "var isLong = value.Length > 3; consumer.Commit(result); Tell(isLong);")]
    [InlineData("", "var isLong = value == \"a\"; consumer.Commit(result); Tell(isLong);")]
    [InlineData("early Commit", "var bytes = System.Text.Encoding.UTF8.GetBytes(value); consumer.Commit(result); Process(Convert.ToBase64String(bytes));")]
    [InlineData("early Commit", "var all = value.Split(',').Where(one => one.Length > 1).ToList(); consumer.Commit(result); all.ForEach(Process);")]
    [InlineData("early Commit", "var query = from one in value.Split(',') where one.Length > 1 select one; consumer.Commit(result); foreach (var one in query) { Process(one); }")]
    [InlineData("early Commit", "var later = new Lazy<string>(() => value); consumer.Commit(result); Process(later.Value);")]
    [InlineData("", "var work = new Work(value); consumer.Commit(result); work.Do();", "protected abstract class Base { public abstract void Do(); } protected sealed class Work(string text) : Base { public override void Do() => System.IO.File.WriteAllText(\"x\", text); }")]
    [InlineData("early Commit", "lock (kept) { consumer.Commit(result); Process(value); }")]
    public void What_is_made_of_it(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>By out parameters and fields.</summary>
    [Theory]
    [InlineData("early Commit", "Fill(value, out var text); consumer.Commit(result); Process(text);", "void Fill(string one, out string text) { text = one.Trim(); }")]
    [InlineData("", "try { Process(value); } catch { Keep(value, kept); } consumer.Commit(result);", "static void Keep(string one, Box box) { box.Why = one; }")]
    [InlineData("swallowed passed", "OWN while (true) { last = consumer.Consume(100); try { Process(last.Message.Value); } catch { } consumer.Commit(last); }", "ConsumeResult<string, string> last = null!;")]
    [InlineData("early Commit", "next[result.TopicPartition] = result.Offset + 1; consumer.Commit(next.Select(one => new TopicPartitionOffset(one.Key, one.Value))); Process(value);", "Dictionary<TopicPartition, Offset> next = new();")]
    [InlineData("", "try { Process(value); } catch { } values.Add(\"at \" + result.Offset); consumer.Commit(result);")]
    public void Kept_in_between(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Helpers, clients out of sight, offsets of unknown meaning.</summary>
    [Theory]
    [InlineData("swallowed passed", "rows.Add(value); try { unit.SaveChanges(); } catch { } consumer.Commit(result);", "Microsoft.EntityFrameworkCore.Rows rows = null!;", "namespace Microsoft.EntityFrameworkCore { public abstract class Rows { public abstract void Add(string row); } }")]
    [InlineData("", "try { Process(value); } catch { Aside(); } consumer.Commit(result);", "void Aside() { Deeper(); } void Deeper() { Park(\"x\"); }")]
    [InlineData("", "try { Process(value); } catch { Back(); } consumer.Commit(result);", "void Back() => consumer.Dispose();")]
    [InlineData("", "try { Process(value); } catch { Own().Produce(\"dead\", new Message<string, string>()); } consumer.Commit(result);", "protected abstract IProducer<string, string> Own();")]
    [InlineData("handed off", "producer.Produce(\"next\", result.Message, report => consumer.Commit(result));")]
    [InlineData("", "try { Process(value); } catch { } consumer.Commit(new[] { result.TopicPartitionOffset });")]
    [InlineData("", "try { Process(value); } catch { } consumer.Commit(ToNext(result));", "protected abstract TopicPartitionOffset[] ToNext(ConsumeResult<string, string> one);")]
    [InlineData("", "consumer.Commit(new[] { new TopicPartitionOffset(result.TopicPartition, long.Parse(value) + 1) }); Process(value);")]
    [InlineData("", "if (TryNext(out var text)) { try { Process(text); } catch { } } Process(value); consumer.Commit(result);", "protected abstract bool TryNext(out string text);")]
    [InlineData("swallowed passed", "OWN foreach (var one in All()) { try { Process(one.Message.Value); } catch { } numbers[0] = 3; consumer.Commit(one); }", "protected int[] numbers = new int[3]; protected abstract IEnumerable<ConsumeResult<string, string>> All();")]
    [InlineData("", "var job = BothAsync(value, result.Message.Key); await job; consumer.Commit(result);", "async Task BothAsync(string one, string two) { await ProcessAsync(one); Log(two); }")]
    [InlineData("early Commit", "var bag = new Bag { Text = value }; bag.Clear(); consumer.Commit(result); Process(bag.Text);", "protected sealed class Bag { public string Text = \"\"; public void Clear() { } }")]
    [InlineData("handed off passed", "thread = new Thread(() => Process(value)); thread.Start(); consumer.Commit(result); thread.Join();", "Thread thread = null!;")]
    [InlineData("", "consumer.Commit(result); value.Split(',').ToList().ForEach(metrics.Add);", "protected interface IMetrics { void Add(string one); } IMetrics metrics = null!;")]
    [InlineData("swallowed passed", "try { Process(value); } catch { Console.Error.WriteLine(value); } consumer.Commit(result);")]
    [InlineData("queued passed", "pending[result.Message.Key] = value; consumer.Commit(result);", "Dictionary<string, string> pending = new(); void Flush() { foreach (var one in pending.Values) { Process(one); } pending.Clear(); }")]
    [InlineData("", "try { Process(value); } catch { pending[result.Message.Key] = value; } consumer.Commit(result);", "Dictionary<string, string> pending = new(); void Flush() { foreach (var one in pending.Values) { Process(one); } pending.Clear(); }")]
    [InlineData("", "try { Process(value); } catch { } pending.Add(result.Message.Key); consumer.Commit(result);", "List<string> pending = new(); void Flush() { pending.ForEach(Process); pending.Clear(); }")]
    [InlineData("", "Both(result); Process(value);", "void Both(ConsumeResult<string, string> one) { Process(one.Message.Value); consumer.Commit(one); }")]
    [InlineData("early Commit", "var text = Done(result); Process(text);", "string Done(ConsumeResult<string, string> one) { consumer.Commit(one); return one.Message.Value; }")]
    [InlineData("early Commit", "Done(result); Process(value);", "void Done(ConsumeResult<string, string> one) { try { consumer.Commit(one); } catch (KafkaException) { Log(\"x\"); } }")]
    public void Callees_and_clients(string facts, string code, string members = "", string types = "") => Assert.Equal(facts, Transitions.Of(code, members, types));

    /// <summary>Properties, indexers, sums of offsets, and where they go.</summary>
    [Theory]
    [InlineData("handed off passed", "var box = new Box2 { Job = ProcessAsync(value) }; var job = box.Job; consumer.Commit(result); await job!;", Box2)]
    [InlineData("handed off passed", "producer.Produce(\"next\", result.Message); var box = new Box2(); await box.Task; consumer.Commit(result);", Box2)]
    [InlineData("", "var job = ProcessAsync(value); try { if (job.IsCompleted) { Log(\"x\"); } } catch { } consumer.Commit(result);")]
    [InlineData("", "var job = Task.Run(() => { try { Process(value); } catch { } }); if (job.IsFaulted) { Log(\"x\"); } consumer.Commit(result);")]
    [InlineData("swallowed passed", "var job = Task.Run(() => { try { Process(value); } catch { } }); if (job.Exception is { } e) { Log(e.Message); } consumer.Commit(result);")]
    [InlineData("swallowed passed", "var text = values[Size(value)]; consumer.Commit(result);", "int Size(string one) { try { Process(one); } catch { } return 0; }")]
    [InlineData("", "consumer.Commit(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset - 1) }); Process(value);")]
    [InlineData("", "var text = result.Topic + result.Offset; try { Process(value); } catch { } values.Add(text); consumer.Commit(result);")]
    [InlineData("", "var ok = Safe(value); var box = new Box { Failed = ok }; if (ok) { consumer.Commit(result); }", Safe)]
    [InlineData("", "(kept.Failed, kept.Why) = Both(value); consumer.Commit(result);", "protected abstract (bool, string) Both(string value);")]
    [InlineData("early Commit", "producer.SendOffsetsToTransaction(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }, consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(9)); if (Check()) { producer.CommitTransaction(); } Process(value);")]
    [InlineData("early Commit; all committed", "OWN while (true) { var all = Batch(); consumer.Commit(); foreach (var one in all) { Process(one.Message.Value); } }", Batch)]
    [InlineData("early Commit", "var list = new List<string>(); list.Add(Check() ? value : \"x\"); consumer.Commit(result); list.ForEach(Process);")]
    [InlineData("", "object any = value; if (any is not string) { Log(\"x\"); } consumer.Commit(result); Tell(any is string);")]
    [InlineData("", "var ok = value is not null; consumer.Commit(result); Tell(ok);")]
    [InlineData("swallowed passed", "try { Process(value); } catch { var note = new Box { Why = value }; Log(note.Why); } consumer.Commit(result);")]
    public void Members_and_assignments(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    [Theory]
    [InlineData("swallowed passed", "OWN var batch = new List<string>(); while (true) { var one = consumer.Consume(100); batch.Add(one.Message.Value); if (batch.Count > 5) { try { Save(batch); consumer.Commit(); } catch { } batch.Clear(); } }", "protected abstract void Save(List<string> all);")]
    [InlineData("swallowed passed", "OWN var batch = new List<string>(); while (true) { var one = consumer.Consume(100); batch.Add(one.Message.Value); if (batch.Count > 5) { try { Save(batch); consumer.Commit(); } catch { } batch = new List<string>(); } }", "protected abstract void Save(List<string> all);")]
    [InlineData("early Commit; all committed", "OWN while (true) { var batch = new List<string>(); for (var i = 0; i < 5; i++) { batch.Add(consumer.Consume(100).Message.Value); } consumer.Commit(); foreach (var two in batch) { Process(two); } }")]
    [InlineData("swallowed passed", "OWN while (true) { var batch = new List<string>(); for (var i = 0; i < 5; i++) { batch.Add(consumer.Consume(100).Message.Value); } try { Save(batch); consumer.Commit(); } catch { } }", "protected abstract void Save(List<string> all);")]
    [InlineData("swallowed passed", "OWN var offsets = new List<TopicPartitionOffset>(); while (true) { var one = consumer.Consume(100); try { Process(one.Message.Value); } catch { } offsets.Add(new TopicPartitionOffset(one.TopicPartition, one.Offset + 1)); if (offsets.Count > 5) { consumer.Commit(offsets); offsets.Clear(); } }")]
    public void Kept_for_a_batch(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    /// <summary>Questions to a value carry nothing of it; a sum, a function or a member may.</summary>
    [Theory]
    [InlineData("swallowed passed", "Tell(value is \"x\"); try { Process(value); } catch { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "object any = value; Tell(any is string); try { Process(value); } catch { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "Tell(value == null); try { Process(value); } catch { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "Tell((object)Safe(value) is string); consumer.Commit(result);", "string Safe(string one) { try { Process(one); return \"\"; } catch { return \"\"; } }")]
    [InlineData("", "rows.DeleteOne(one => one == value); consumer.Commit(result);", "protected interface IRows { void DeleteOne(System.Linq.Expressions.Expression<Func<string, bool>> filter); void FindOne(System.Linq.Expressions.Expression<Func<string, bool>> filter); } IRows rows = null!; IQueryable<string> table = null!;")]
    [InlineData("", "Func<string, bool> filter = one => one == value; consumer.Commit(result); Use(filter);", "protected abstract void Use(object any);")]
    [InlineData("early Commit", "var text = \"a\"; text += value; consumer.Commit(result); Process(text);")]
    [InlineData("", "Stored = value; try { Process(value); } catch { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "Use((Action)(() => { try { Process(value); } catch { } })); consumer.Commit(result);", "protected abstract void Use(object any);")]
    public void What_carries_it(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));
}
