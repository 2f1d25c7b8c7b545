using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace OrderPipeline.Infrastructure;

/// <summary>Creates the topics that a cluster does not have yet. The embedded one cannot do it: it has its own way.</summary>
public static class TopicProvisioning
{
    public static async Task CreateMissingAsync(KafkaOptions options)
    {
        var config = new AdminClientConfig { BootstrapServers = options.BootstrapServers };
        using var admin = new AdminClientBuilder(config).Build();
        var durable = new Dictionary<string, string> { ["min.insync.replicas"] = "2" };

        try
        {
            await admin.CreateTopicsAsync(
            [
                new TopicSpecification { Name = options.OrdersTopic, NumPartitions = 3, ReplicationFactor = 3, Configs = durable },
                new TopicSpecification { Name = options.PaymentsTopic, NumPartitions = 2, ReplicationFactor = 3, Configs = durable },
                new TopicSpecification { Name = options.AuditTopic, NumPartitions = 1, ReplicationFactor = 1 },
                new TopicSpecification
                {
                    Name = options.MetricsTopic,
                    NumPartitions = 1,
                    ReplicationFactor = 3,
                    Configs = new Dictionary<string, string>
                    {
                        ["min.insync.replicas"] = "2",
                        ["unclean.leader.election.enable"] = "true",
                    },
                },
            ]);
        }
        catch (CreateTopicsException e) when (e.Results.All(topic => topic.Error.Code is ErrorCode.NoError or ErrorCode.TopicAlreadyExists))
        {
            // Another instance, or an earlier run, has created some of them.
        }
    }
}
