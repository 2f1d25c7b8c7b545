using KafkaDurability.Analyzers.Tests.Rules.Consumer;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules;

/// <summary>One defect, one report: with every analyzer at once, the rules that see the same code keep out of each other's way.</summary>
public class SecondCataloguePrecedenceTests
{
    /// <summary>A group that is another one at each start has nothing to go on from, wherever it begins.</summary>
    [Fact]
    public Task FreshGroupBeforeOffsetReset() => VerifyAll.Reports(ConsumerProgram.Of(
        "var config = new ConsumerConfig { {|KD2010:GroupId = \"a\" + Guid.NewGuid()|}, EnableAutoCommit = false };", ConsumerProgram.CommitLoop));

    [Fact]
    public Task DroppedResultAlone() => VerifyAll.Reports("""
        class Orders(IConsumer<string, string> consumer)
        {
            static void Process(string text) => System.IO.File.AppendAllText("done.txt", text);

            void Run(CancellationToken token)
            {
                while (!token.IsCancellationRequested)
                {
                    {|KD2112:consumer.Consume(TimeSpan.FromSeconds(1))|};
                    var result = consumer.Consume(token);
                    Process(result.Message.Value);
                    consumer.Commit(result);
                }
            }
        }
        """);

    /// <summary>Seeking back helps only where the offset is not stored yet, so that is what is said.</summary>
    [Fact]
    public Task StoredBeforeTheSeek() => VerifyAll.Reports(ConsumerProgram.Of(
        $"var config = new ConsumerConfig {{ {ConsumerProgram.Group} }};",
        "while (!token.IsCancellationRequested) { var result = consumer.Consume(token); try { Process(result.Message.Value); } catch (Exception) { {|KD2119:consumer.Seek(result.TopicPartitionOffset)|}; } }"));

    /// <summary>The task is not waited for, and commits by itself: that it commits out of order is the defect.</summary>
    [Fact]
    public Task OutOfOrderBeforeHandedOff() => VerifyAll.Reports(ConsumerProgram.Of(
        $"var config = new ConsumerConfig {{ {ConsumerProgram.Careful} }};",
        "while (!token.IsCancellationRequested) { var result = consumer.Consume(token); _ = Task.Run(() => { Process(result.Message.Value); {|KD2115:consumer.Commit(result)|}; }); }"));

    /// <summary>A clause that does not abort is KD4002's; one that aborts and goes on is KD4007's.</summary>
    [Theory]
    [InlineData("{|KD4002:producer.CommitTransaction()|}; } catch (Exception e) { Console.WriteLine(e); }")]
    [InlineData("producer.CommitTransaction(); } catch {|KD4007:(Exception e)|} { Console.WriteLine(e); producer.AbortTransaction(); }")]
    public Task OneOfTwoPerClause(string end) => VerifyAll.Reports($$"""
        class Payments(IConsumer<string, string> consumer, IProducer<string, string> producer)
        {
            void Run(CancellationToken token)
            {
                while (!token.IsCancellationRequested)
                {
                    var result = consumer.Consume(token);
                    try
                    {
                        producer.BeginTransaction();
                        producer.Produce("out", result.Message);
                        producer.SendOffsetsToTransaction([new TopicPartitionOffset(result.TopicPartition, result.Offset + 1)], consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(10));
                        {{end}}
                }
            }
        }
        """);

    /// <summary>Who creates the topics with few replicas is told that, and not to create them.</summary>
    [Fact]
    public Task ReplicationWithoutAutoCreation() => VerifyAll.Reports("""
        class Orders(Confluent.Kafka.IAdminClient admin)
        {
            async Task Run()
            {
                await admin.CreateTopicsAsync([new Confluent.Kafka.Admin.TopicSpecification { Name = "orders", NumPartitions = 3, {|KD3001:ReplicationFactor = 1|} }]);
                var config = new ProducerConfig { EnableIdempotence = true, AllowAutoCreateTopics = true };
                using var producer = new ProducerBuilder<string, string>(config).Build();
                await producer.ProduceAsync("orders", new Message<string, string> { Value = "a" });
            }
        }
        """);
}
