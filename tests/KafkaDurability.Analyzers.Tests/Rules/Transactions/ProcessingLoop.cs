namespace KafkaDurability.Analyzers.Tests.Rules.Transactions;

/// <summary>A program that consumes, and sends what it makes of it in transactions.</summary>
internal static class ProcessingLoop
{
    public const string SendOffsets =
        "producer.SendOffsetsToTransaction(new[] { new TopicPartitionOffset(result.TopicPartition, result.Offset + 1) }, consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(30));";

    public const string Produce = "producer.Produce(\"invoices\", new Message<string, string> { Value = result.Message.Value + \"!\" });";

    public const string Abort = "catch (Exception e) when ((e as KafkaException)?.Error.IsFatal != true) { producer.AbortTransaction(); throw; }";

    /// <param name="settings">Those of the consumer beside its group and where it starts.</param>
    /// <param name="body">What is done with <c>result</c>; BEGIN, PRODUCE, OFFSETS, COMMIT and ABORT stand for the steps of a transaction.</param>
    public static string Program(string settings, string body, string members = "") => $$"""
        class Billing
        {
            {{members}}

            void Run(CancellationToken token)
            {
                var config = {{settings.Replace("GROUP", "GroupId = \"billing\", AutoOffsetReset = AutoOffsetReset.Earliest", StringComparison.Ordinal)}};
                using var producer = new ProducerBuilder<string, string>(new ProducerConfig { TransactionalId = "billing-1" }).Build();
                producer.InitTransactions(TimeSpan.FromSeconds(30));
                using var consumer = new ConsumerBuilder<string, string>(config).Build();
                consumer.Subscribe("orders");
                try
                {
                    while (!token.IsCancellationRequested)
                    {
                        var result = consumer.Consume(token);
                        {{Steps(body)}}
                    }
                }
                finally
                {
                    consumer.Close();
                }
            }
        }
        """;

    public static string Steps(string body) => body
        .Replace("BEGIN", "producer.BeginTransaction();", StringComparison.Ordinal)
        .Replace("PRODUCE", Produce, StringComparison.Ordinal)
        .Replace("OFFSETS", SendOffsets, StringComparison.Ordinal)
        .Replace("COMMIT", "producer.CommitTransaction();", StringComparison.Ordinal)
        .Replace("ABORT", Abort, StringComparison.Ordinal);
}
