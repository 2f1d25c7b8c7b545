using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;
using KafkaDurability.Analyzers.Tests.Rules.Consumer;

namespace KafkaDurability.Analyzers.Tests.Rules.Transactions;

/// <summary>KD4007: an abort after which the consumer goes on with the next message.</summary>
public class AbortWithoutRewindTests
{
    private const string Sends = "producer.BeginTransaction(); producer.Produce(\"out\", result.Message); producer.SendOffsetsToTransaction([new TopicPartitionOffset(result.TopicPartition, result.Offset + 1)], consumer.ConsumerGroupMetadata, timeout); producer.CommitTransaction();";

    [Theory]
    [InlineData("catch {|KD4007:(Exception e)|} { producer.AbortTransaction(); Console.WriteLine(e); }")]
    [InlineData("{|KD4007:catch { producer.AbortTransaction(); }|}")]
    [InlineData("catch {|KD4007:(KafkaTxnRequiresAbortException)|} { producer.AbortTransaction(timeout); }")]
    [InlineData("catch {|KD4007:(Exception)|} when (flag) { producer.AbortTransaction(); continue; }")]
    [InlineData("catch {|KD4007:(Exception e)|} { try { producer.AbortTransaction(); } finally { Console.WriteLine(e); } }")]
    public Task Reported(string code) => ClientUse.Verify("KD4007", $"while (flag) {{ var result = consumer.Consume(token); try {{ {Sends} }} {code} }}", Members);

    [Theory]
    [InlineData("catch (Exception) { producer.AbortTransaction(); consumer.Seek(result.TopicPartitionOffset); }")]
    [InlineData("catch (Exception) { producer.AbortTransaction(); throw; }")]
    [InlineData("catch (Exception) { producer.AbortTransaction(); break; }")]
    [InlineData("catch (Exception) { producer.AbortTransaction(); return; }")]
    [InlineData("catch (Exception) { producer.AbortTransaction(); Rewind(); }")]
    [InlineData("catch (Exception e) { producer.AbortTransaction(); PutAside(result, e); }")]
    [InlineData("catch (Exception) { consumer.Assign(consumer.Committed(consumer.Assignment, timeout)); producer.AbortTransaction(); }")]
    [InlineData("catch (Exception e) { Console.WriteLine(e); }")]
    public Task Silent(string code) => ClientUse.Verify("KD4007", $"while (flag) {{ var result = consumer.Consume(token); try {{ {Sends} }} {code} }}", Members);

    /// <summary>Nothing is consumed in the loop, or its offsets are not in the transaction.</summary>
    [Theory]
    [InlineData("while (flag) { try { producer.BeginTransaction(); producer.Produce(\"out\", message); producer.CommitTransaction(); } catch (Exception) { producer.AbortTransaction(); } }")]
    [InlineData("var result = consumer.Consume(token); try { producer.BeginTransaction(); producer.CommitTransaction(); } catch (Exception) { producer.AbortTransaction(); }")]
    public Task Without_a_loop_that_consumes(string code) => ClientUse.Verify("KD4007", code);

    [Fact]
    public Task Fixed() => ClientUse.Suggest(
        $"while (flag) {{ var result = consumer.Consume(token); try {{ {Sends} }} catch {{|KD4007:(Exception)|}} {{ producer.AbortTransaction(); }} }}",
        $"while (flag) {{ var result = consumer.Consume(token); try {{ {Sends} }} catch (Exception) {{ producer.AbortTransaction(); consumer.Seek(result.TopicPartitionOffset); }} }}");

    private const string Members = "private void Rewind() => consumer.Seek(new TopicPartitionOffset(\"orders\", 0, 0)); private static void PutAside(ConsumeResult<string, string> result, Exception e) => Process(result.Message.Value + e);";
}
