namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>Who does the work, and whether somebody waits for it.</summary>
public class HandOffTransitionsTests
{
    [Theory]
    [InlineData("handed off passed", "_ = ProcessAsync(value); consumer.Commit(result);")]
    [InlineData("handed off passed", "var task = ProcessAsync(value); consumer.Commit(result); await task;")]
    [InlineData("", "var task = ProcessAsync(value); await task; consumer.Commit(result);")]
    [InlineData("", "var task = ProcessAsync(value); task.Wait(); consumer.Commit(result);")]
    [InlineData("", "var task = ProcessAsync(value); await Task.WhenAll(task); consumer.Commit(result);")]
    [InlineData("handed off passed", "var task = ProcessAsync(value); await Task.WhenAny(task, Task.Delay(9)); consumer.Commit(result);")]
    [InlineData("", "var task = ProcessAsync(value); if (await Task.WhenAny(task, Task.Delay(9)) == task) { consumer.Commit(result); }")]
    [InlineData("handed off passed", "var task = ProcessAsync(value); if (!task.Wait(100)) { Log(\"x\"); } consumer.Commit(result);")]
    [InlineData("handed off", "var task = ProcessAsync(value); if (task.Wait(100)) { consumer.Commit(result); }")]
    [InlineData("", "var task = ProcessAsync(value); tasks.Add(task); consumer.Commit(result);")]
    [InlineData("", "var task = ProcessAsync(value); tasks.Add(task); await Task.WhenAll(tasks); consumer.Commit(result);")]
    [InlineData("handed off passed", "var task = ProcessAsync(value); try { await task.WaitAsync(TimeSpan.FromSeconds(1)); } catch (TimeoutException) { Log(\"x\"); } consumer.Commit(result);")]
    [InlineData("swallowed passed", "var task = ProcessAsync(value); try { await task.WaitAsync(TimeSpan.FromSeconds(1)); } catch (Exception) { Log(\"x\"); } consumer.Commit(result);")]
    [InlineData("", "var task = ProcessAsync(value); try { await task; } catch (Exception) { Log(\"x\"); } consumer.Commit(result);")]
    [InlineData("handed off passed", "var thread = new Thread(() => Process(value)); thread.Start(); consumer.Commit(result);")]
    [InlineData("", "var thread = new Thread(() => Process(value)); thread.Start(); thread.Join(); consumer.Commit(result);")]
    [InlineData("handed off passed", "var thread = new Thread(state => Process((string)state!)); thread.Start(value); consumer.Commit(result);")]
    [InlineData("", "var thread = new Thread(state => Log((string)state!)); thread.Start(value); consumer.Commit(result);")]
    public void Tasks_and_threads(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    [Theory]
    [InlineData("handed off passed", "producer.Produce(\"next\", result.Message); consumer.Commit(result);")]
    [InlineData("", "producer.Produce(\"next\", result.Message); producer.Flush(); consumer.Commit(result);")]
    [InlineData("", "producer.Produce(\"next\", result.Message); producer.Flush(TimeSpan.FromSeconds(1)); consumer.Commit(result);")]
    [InlineData("", "await producer.ProduceAsync(\"next\", result.Message); consumer.Commit(result);")]
    [InlineData("handed off passed", "_ = producer.ProduceAsync(\"next\", result.Message); consumer.Commit(result);")]
    [InlineData("handed off passed", "var sent = producer.ProduceAsync(\"next\", result.Message); consumer.Commit(result); await sent;")]
    [InlineData("swallowed passed", "try { await producer.ProduceAsync(\"next\", result.Message); } catch (ProduceException<string, string>) { } consumer.Commit(result);")]
    [InlineData("handed off passed", "try { producer.Produce(\"next\", result.Message); } catch (ProduceException<string, string>) { } consumer.Commit(result);")]
    [InlineData("swallowed passed", "try { Process(value); } catch (ProduceException<string, string>) { } consumer.Commit(result);")]
    [InlineData("", "try { Process(value); await producer.ProduceAsync(\"next\", result.Message); } catch (KafkaException) { } consumer.Commit(result);")]
    [InlineData("", "producer.BeginTransaction(); producer.Produce(\"next\", result.Message); producer.SendOffsetsToTransaction(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }, consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(9)); producer.CommitTransaction();")]
    [InlineData("early Commit", "producer.BeginTransaction(); producer.SendOffsetsToTransaction(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }, consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(9)); producer.CommitTransaction(); Process(value);")]
    [InlineData("", "producer.BeginTransaction(); producer.SendOffsetsToTransaction(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset) }, consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(9)); producer.CommitTransaction(); Process(value);")]
    [InlineData("", "producer.SendOffsetsToTransaction(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }, consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(9)); producer.AbortTransaction(); producer.CommitTransaction(); Process(value);")]
    [InlineData("", "producer.SendOffsetsToTransaction(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }, consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(9)); producer.BeginTransaction(); producer.CommitTransaction(); Process(value);")]
    [InlineData("swallowed passed", "try { Process(value); } catch { } producer.SendOffsetsToTransaction(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }, consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(9)); producer.CommitTransaction();")]
    [InlineData("", "producer.BeginTransaction(); try { Process(value); producer.Produce(\"next\", result.Message); producer.SendOffsetsToTransaction(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }, consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(9)); producer.CommitTransaction(); } catch (Exception) { producer.AbortTransaction(); }")]
    [InlineData("", "producer.Produce(\"next\", result.Message); producer.CommitTransaction(); consumer.Commit(result);")]
    public void Producers(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));

    [Theory]
    [InlineData("queued passed", "queue.Enqueue(value); consumer.Commit(result);", "readonly Queue<string> queue = new();")]
    [InlineData("", "queue.Enqueue(value); Process(queue.Dequeue()); consumer.Commit(result);", "readonly Queue<string> queue = new();")]
    [InlineData("", "var queue = new Queue<string>(); queue.Enqueue(value); Process(queue.Dequeue()); consumer.Commit(result);")]
    [InlineData("queued passed", "channel.Writer.TryWrite(value); consumer.Commit(result);", "readonly System.Threading.Channels.Channel<string> channel = System.Threading.Channels.Channel.CreateUnbounded<string>();")]
    [InlineData("queued passed", "await channel.Writer.WriteAsync(value); consumer.Commit(result);", "readonly System.Threading.Channels.Channel<string> channel = System.Threading.Channels.Channel.CreateUnbounded<string>();")]
    [InlineData("", "await channel.Writer.WriteAsync(value); await Empty(); consumer.Commit(result);", "readonly System.Threading.Channels.Channel<string> channel = System.Threading.Channels.Channel.CreateUnbounded<string>(); protected abstract Task Empty();")]
    [InlineData("", "try { Process(value); } catch { await channel.Writer.WriteAsync(value); } consumer.Commit(result);", "readonly System.Threading.Channels.Channel<string> channel = System.Threading.Channels.Channel.CreateUnbounded<string>();")]
    public void Queues(string facts, string code, string members = "") => Assert.Equal(facts, Transitions.Of(code, members));

    [Theory]
    [InlineData("", "var source = new TaskCompletionSource(); producer.Produce(\"next\", result.Message, report => source.SetResult()); await source.Task; consumer.Commit(result);")]
    [InlineData("handed off passed", "producer.Produce(\"next\", result.Message, report => Log(\"x\")); consumer.Commit(result);")]
    [InlineData("refused passed", "await ProcessAsync(value).ContinueWith(task => consumer.Commit(result));")]
    [InlineData("refused passed", "await ProcessAsync(value).ContinueWith(task => { if (task.IsFaulted) { Log(\"x\"); } else { consumer.Commit(result); } });")]
    [InlineData("", "await ProcessAsync(value).ContinueWith(task => { if (task.IsFaulted) { Park(value); } consumer.Commit(result); });")]
    [InlineData("", "await ProcessAsync(value).ContinueWith(task => { if (!task.IsCompletedSuccessfully) { throw new Exception(); } consumer.Commit(result); });")]
    [InlineData("", "await ProcessAsync(value).ContinueWith(task => { task.Wait(); consumer.Commit(result); });")]
    [InlineData("refused passed", "await ProcessAsync(value).ContinueWith(task => Log(\"x\")); consumer.Commit(result);")]
    [InlineData("", "await AskAsync(value).ContinueWith(task => { if (task.Result) { consumer.Commit(result); } });")]
    public void Reports_and_continuations(string facts, string code) => Assert.Equal(facts, Transitions.Of(code));
}
