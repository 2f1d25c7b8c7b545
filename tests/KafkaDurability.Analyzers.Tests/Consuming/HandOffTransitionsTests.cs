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
}
