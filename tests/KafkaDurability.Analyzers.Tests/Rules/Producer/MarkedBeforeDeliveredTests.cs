using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>KD1113: a source that is told of a delivery before it has happened.</summary>
public class MarkedBeforeDeliveredTests
{
    private const string Handler = "report => { if (report.Error.IsError) { Console.WriteLine(report.Error.Reason); } }";

    [Theory]
    [InlineData("foreach (var row in rows.Unsent()) { producer.Produce(\"out\", Text(row.Text), HANDLER); {|KD1113:rows.SetSent(row.Id)|}; }")]
    [InlineData("foreach (var row in rows.Unsent()) { producer.Produce(\"out\", Text(row.Text)); await {|KD1113:rows.DeleteAsync(row)|}; }")]
    [InlineData("foreach (var (id, text) in rows.Pairs()) { producer.Produce(\"out\", Text(text), HANDLER); {|KD1113:rows.SetSent(id)|}; }")]
    [InlineData("foreach (var row in rows.Unsent()) { producer.Produce(\"out\", Text(row.Text), HANDLER); {|KD1113:row.SentAt = DateTime.UtcNow|}; await rows.SaveChangesAsync(); }")]
    [InlineData("foreach (var row in rows.Unsent()) { var text = Text(row.Text); producer.Produce(\"out\", text, HANDLER); var id = row.Id; {|KD1113:MarkDone(id)|}; }")]
    [InlineData("var batch = rows.Unsent(); foreach (var row in batch) { producer.Produce(\"out\", Text(row.Text), HANDLER); } {|KD1113:rows.MarkPublished(batch)|};")]
    [InlineData("foreach (var row in rows.Unsent()) { try { producer.Produce(\"out\", Text(row.Text), HANDLER); {|KD1113:rows.SetSent(row.Id)|}; } catch (KafkaException e) { Console.WriteLine(e); break; } }")]
    [InlineData("foreach (var path in Directory.GetFiles(\"out\")) { producer.Produce(\"out\", Text(File.ReadAllText(path)), HANDLER); {|KD1113:File.Delete(path)|}; }")]
    public Task Only_queued(string body) => Verify(body);

    /// <summary>The clause drops the failure, and the row is marked all the same.</summary>
    [Theory]
    [InlineData("foreach (var row in rows.Unsent()) { try { await producer.ProduceAsync(\"out\", Text(row.Text)); } catch (ProduceException<string, string> e) { Console.WriteLine(e); } {|KD1113:rows.SetSent(row.Id)|}; }")]
    [InlineData("foreach (var row in rows.Unsent()) { try { await producer.ProduceAsync(\"out\", Text(row.Text)); } catch (Exception) { } await {|KD1113:rows.DeleteAsync(row)|}; }")]
    public Task Dropped(string body) => Verify(body);

    [Theory]
    [InlineData("foreach (var row in rows.Unsent()) { await producer.ProduceAsync(\"out\", Text(row.Text)); rows.SetSent(row.Id); }")]
    [InlineData("foreach (var row in rows.Unsent()) { try { await producer.ProduceAsync(\"out\", Text(row.Text)); rows.SetSent(row.Id); } catch (ProduceException<string, string> e) { Console.WriteLine(e); break; } }")]
    [InlineData("foreach (var row in rows.Unsent()) { producer.Produce(\"out\", Text(row.Text), HANDLER); producer.Flush(); rows.SetSent(row.Id); }")]
    [InlineData("foreach (var row in rows.Unsent()) { producer.Produce(\"out\", Text(row.Text), report => { if (!report.Error.IsError) { rows.SetSent(row.Id); } }); }")]
    [InlineData("foreach (var row in rows.Unsent()) { var sent = new TaskCompletionSource(); producer.Produce(\"out\", Text(row.Text), report => { if (report.Error.IsError) { sent.SetException(new KafkaException(report.Error)); } else { sent.SetResult(); } }); await sent.Task; rows.SetSent(row.Id); }")]
    [InlineData("var batch = rows.Unsent(); foreach (var row in batch) { producer.Produce(\"out\", Text(row.Text), HANDLER); } producer.Flush(TimeSpan.FromSeconds(30)); rows.MarkPublished(batch);")]
    [InlineData("foreach (var row in rows.Unsent()) { producer.Produce(\"out\", Text(row.Text), HANDLER); rows.SetSent(1); }")]
    [InlineData("foreach (var row in rows.Unsent()) { producer.Produce(\"out\", Text(row.Text), HANDLER); Told(row.Id); }")]
    [InlineData("foreach (var row in rows.Unsent()) { producer.Produce(\"out\", Text(row.Text), HANDLER); MarkSentInLog(row.Id); }")]
    [InlineData("foreach (var row in rows.Unsent()) { producer.Produce(\"out\", Text(row.Text), HANDLER); rows.Update(row); }")]
    [InlineData("foreach (var row in rows.Unsent()) { producer.Produce(\"out\", Text(row.Text), HANDLER); row.IsSent = false; await rows.SaveChangesAsync(); }")]
    [InlineData("foreach (var row in rows.Unsent()) { producer.Produce(\"out\", Text(row.Text), HANDLER); if (flag) { rows.SetSent(row.Id); } }")]
    [InlineData("var open = new Dictionary<long, Row>(); foreach (var row in rows.Unsent()) { producer.Produce(\"out\", Text(row.Text), HANDLER); open.Remove(row.Id); }")]
    [InlineData("foreach (var row in rows.Unsent()) { rows.SetSent(row.Id); }")]
    public Task Silent(string body) => Verify(body);

    /// <summary>Of the send whose source is marked, nothing else is said.</summary>
    [Theory]
    [InlineData("foreach (var row in rows.Unsent()) { producer.Produce(\"out\", Text(row.Text)); {|KD1113:rows.SetSent(row.Id)|}; }")]
    [InlineData("foreach (var row in rows.Unsent()) { try { await producer.ProduceAsync(\"out\", Text(row.Text)); } catch (Exception e) { Console.WriteLine(e); } {|KD1113:rows.SetSent(row.Id)|}; }")]
    [InlineData("foreach (var row in rows.Unsent()) { {|KD1103:producer.Produce(\"out\", Text(row.Text))|}; } {|KD1105:producer.ProduceAsync(\"out\", Text(\"end\"))|};")]
    public Task Before_the_rules_on_sends(string body) => VerifyAll.Reports(Source(body));

    [Fact]
    public Task Fixed() => Verifiers.Verify.Fix<ProducerUseAnalyzer, SuggestionFixer>(
        Source("foreach (var row in rows.Unsent()) { producer.Produce(\"out\", Text(row.Text), HANDLER); {|KD1113:rows.SetSent(row.Id)|}; }"),
        Source("foreach (var row in rows.Unsent()) { await producer.ProduceAsync(\"out\", Text(row.Text)); rows.SetSent(row.Id); }"));

    private static Task Verify(string body) => Verifiers.Verify.Rules<ProducerUseAnalyzer>(["KD1113", "KD1106"], Source(body));

    private static string Source(string body) => $$"""
        using System.IO;

        public class Row { public long Id { get; set; } public string Text { get; set; } = ""; public DateTime? SentAt { get; set; } public bool IsSent { get; set; } }

        public interface IRows
        {
            List<Row> Unsent();
            IEnumerable<(long Id, string Text)> Pairs();
            void SetSent(long id);
            void MarkPublished(List<Row> rows);
            void Update(Row row);
            Task DeleteAsync(Row row);
            Task SaveChangesAsync();
        }

        public class Outbox(IProducer<string, string> producer, IRows rows)
        {
            static Message<string, string> Text(string value) => new() { Value = value };
            static void Told(long id) => Console.WriteLine(id);
            static void MarkSentInLog(long id) => Console.WriteLine(id);
            void MarkDone(long id) => rows.SetSent(id);

            public async Task RunAsync(bool flag)
            {
                await Task.Yield();
                {{body.Replace("HANDLER", Handler, StringComparison.Ordinal)}}
            }
        }
        """;
}
