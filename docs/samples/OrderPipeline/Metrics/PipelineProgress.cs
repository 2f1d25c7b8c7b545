using System.Collections.Concurrent;
using Confluent.Kafka;

namespace OrderPipeline.Metrics;

/// <summary>Counts what was sent and processed, by topic and partition.</summary>
public sealed class PipelineProgress
{
    private readonly ConcurrentDictionary<TopicPartition, int> sent = new();
    private readonly ConcurrentDictionary<TopicPartition, int> processed = new();
    private readonly TaskCompletionSource assigned = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the payments consumer has partitions.</summary>
    public Task PaymentsReady => assigned.Task;

    public void Assigned(IReadOnlyCollection<TopicPartition> partitions)
    {
        if (partitions.Count > 0)
        {
            assigned.TrySetResult();
        }
    }

    public void Sent(TopicPartition partition) => sent.AddOrUpdate(partition, 1, (_, count) => count + 1);

    public void Processed(TopicPartition partition) => processed.AddOrUpdate(partition, 1, (_, count) => count + 1);

    public int SentTo(TopicPartition partition) => sent.GetValueOrDefault(partition);

    public int ProcessedFrom(TopicPartition partition) => processed.GetValueOrDefault(partition);

    public int SentTo(string topic) => sent.Where(entry => entry.Key.Topic == topic).Sum(entry => entry.Value);

    public int ProcessedFrom(string topic) => processed.Where(entry => entry.Key.Topic == topic).Sum(entry => entry.Value);
}
