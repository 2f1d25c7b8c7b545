using Confluent.Kafka;
using OrderPipeline.Infrastructure;
using OrderPipeline.Metrics;
using OrderPipeline.Payments;

namespace OrderPipeline.Demo;

/// <summary>Compares, after the service has stopped, what was sent with what was processed and committed.</summary>
public sealed class DemoReport(KafkaOptions options, PipelineProgress progress, PaymentLedger ledger)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>True when every order and payment request was processed.</summary>
    public bool Print()
    {
        Console.WriteLine();
        Console.WriteLine($"{"topic",-20}{"partition",10}{"sent",8}{"processed",12}{"committed",12}");

        PrintConsumed(options.OrdersTopic, options.OrdersGroup);
        PrintConsumed(options.PaymentsTopic, options.PaymentsGroup);
        PrintSentOnly(options.AuditTopic);
        PrintSentOnly(options.MetricsTopic);

        var orders = progress.SentTo(options.OrdersTopic);
        var paid = progress.ProcessedFrom(options.PaymentsTopic);
        Console.WriteLine();
        Console.WriteLine($"{orders} orders sent, {paid} paid, {ledger.Total:0.00} in all.");

        return orders > 0
            && progress.ProcessedFrom(options.OrdersTopic) == orders
            && paid == orders;
    }

    private void PrintConsumed(string topic, string group)
    {
        foreach (var committed in ReadCommitted(topic, group))
        {
            var partition = committed.TopicPartition;
            var offset = committed.Offset == Offset.Unset ? "-" : committed.Offset.Value.ToString();
            PrintLine(partition, progress.ProcessedFrom(partition).ToString(), offset);
        }
    }

    private void PrintSentOnly(string topic)
    {
        foreach (var partition in Partitions(topic))
        {
            PrintLine(partition, "", "");
        }
    }

    private void PrintLine(TopicPartition partition, string processed, string committed)
    {
        var sent = progress.SentTo(partition);
        Console.WriteLine($"{partition.Topic,-20}{partition.Partition.Value,10}{sent,8}{processed,12}{committed,12}");
    }

    private List<TopicPartitionOffset> ReadCommitted(string topic, string group)
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = options.BootstrapServers,
            GroupId = group,
            EnableAutoCommit = false,
            AutoOffsetReset = AutoOffsetReset.Earliest,
        };

        using var consumer = new ConsumerBuilder<Ignore, Ignore>(config).Build();
        return consumer.Committed(Partitions(topic), Timeout);
    }

    private List<TopicPartition> Partitions(string topic)
    {
        var config = new AdminClientConfig { BootstrapServers = options.BootstrapServers };
        using var admin = new AdminClientBuilder(config).Build();
        var metadata = admin.GetMetadata(topic, Timeout);
        return metadata.Topics
            .Single()
            .Partitions
            .OrderBy(partition => partition.PartitionId)
            .Select(partition => new TopicPartition(topic, partition.PartitionId))
            .ToList();
    }
}
