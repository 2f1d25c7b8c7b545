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

    /// <summary>The Produce is in a method of the class, or of a sender.</summary>
    [Theory]
    [InlineData("foreach (var row in rows.Unsent()) { Send(row); {|KD1113:rows.SetSent(row.Id)|}; } void Send(Row row) => producer.Produce(\"out\", Text(row.Text), HANDLER);")]
    [InlineData("foreach (var row in rows.Unsent()) { Queue(row.Text); {|KD1113:row.SentAt = DateTime.UtcNow|}; await rows.SaveChangesAsync(); }")]
    [InlineData("foreach (var row in rows.Unsent()) { sender.Send(row.Text); {|KD1113:row.SentAt = DateTime.UtcNow|}; } await rows.SaveChangesAsync(); sender.Flush();")]
    [InlineData("foreach (var row in rows.Unsent()) { sender.SendTwice(row.Text); await {|KD1113:rows.DeleteAsync(row)|}; }")]
    [InlineData("foreach (var row in rows.Unsent()) { await sender.SendAsync(row.Text); await {|KD1113:rows.DeleteAsync(row)|}; }")]
    public Task Only_queued_by_an_own_method(string body) => Verify(body);

    /// <summary>It waits there, or the report is somebody's sign, or the message goes elsewhere.</summary>
    [Theory]
    [InlineData("foreach (var row in rows.Unsent()) { sender.SendNow(row.Text); rows.SetSent(row.Id); }")]
    [InlineData("foreach (var row in rows.Unsent()) { await sender.SendAndWaitAsync(row.Text); rows.SetSent(row.Id); }")]
    [InlineData("foreach (var row in rows.Unsent()) { sender.Send(row.Text); } sender.Flush(); rows.MarkPublished(rows.Unsent());")]
    [InlineData("foreach (var row in rows.Unsent()) { sender.Send(row.Text, report => { if (!report.Error.IsError) { rows.SetSent(row.Id); } }); }")]
    [InlineData("foreach (var row in rows.Unsent()) { sender.Told(row.Text); rows.SetSent(row.Id); }")]
    [InlineData("foreach (var row in rows.Unsent()) { other.Send(row.Text); rows.SetSent(row.Id); }")]
    [InlineData("foreach (var row in rows.Unsent()) { sender.Send(row.Text); rows.SetSent(1); }")]
    public Task An_own_method_that_waits_or_does_not_send(string body) => Verify(body);

    /// <summary>SQL that deletes the row, or says that it is sent.</summary>
    [Theory]
    [InlineData("foreach (var row in rows.Unsent()) { producer.Produce(\"out\", Text(row.Text), HANDLER); await {|KD1113:db.ExecuteAsync(\"delete from outbox where id = @Id\", new { row.Id })|}; }")]
    [InlineData("foreach (var row in rows.Unsent()) { producer.Produce(\"out\", Text(row.Text), HANDLER); {|KD1113:db.Execute(\" DELETE FROM outbox WHERE id = @Id\", row)|}; }")]
    [InlineData("foreach (var row in rows.Unsent()) { sender.Send(row.Text); await {|KD1113:db.ExecuteAsync(\"update outbox set sent_at = now() where id = @Id\", new { Id = row.Id })|}; }")]
    [InlineData("foreach (var row in rows.Unsent()) { sender.Send(row.Text); await {|KD1113:db.ExecuteAsync(\"UPDATE [Outbox] SET [Status] = 'Sent' WHERE Id = @Id\", new { Id = row.Id })|}; }")]
    [InlineData("foreach (var row in rows.Unsent()) { sender.Send(row.Text); await {|KD1113:db.ExecuteSqlAsync($\"delete from outbox where id = {row.Id}\")|}; }")]
    [InlineData("const string Sql = \"delete from outbox where id = @Id\"; foreach (var row in rows.Unsent()) { sender.Send(row.Text); await {|KD1113:db.ExecuteAsync(Sql, new { row.Id })|}; }")]
    public Task Sql(string body) => Verify(body);

    [Theory]
    [InlineData("foreach (var row in rows.Unsent()) { sender.Send(row.Text); await db.ExecuteAsync(\"insert into sent (id) values (@Id)\", new { row.Id }); }")]
    [InlineData("foreach (var row in rows.Unsent()) { sender.Send(row.Text); await db.ExecuteAsync(\"update outbox set attempts = attempts + 1 where sent = 0 and id = @Id\", new { row.Id }); }")]
    [InlineData("foreach (var row in rows.Unsent()) { sender.Send(row.Text); await db.ExecuteAsync(\"delete from outbox where sent = 1\"); }")]
    [InlineData("foreach (var row in rows.Unsent()) { await producer.ProduceAsync(\"out\", Text(row.Text)); await db.ExecuteAsync(\"delete from outbox where id = @Id\", new { row.Id }); }")]
    [InlineData("foreach (var row in rows.Unsent()) { sender.Send(row.Text); await db.ExecuteAsync(row.Text, new { row.Id }); }")]
    [InlineData("foreach (var row in rows.Unsent()) { sender.Send(row.Text); await db.QueryAsync(\"delete from outbox where id = @Id returning text\", new { row.Id }); }")]
    public Task Sql_that_marks_nothing_early(string body) => Verify(body);

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

        public interface IDb
        {
            Task ExecuteAsync(string sql, object? values = null);
            Task ExecuteSqlAsync(FormattableString sql);
            Task QueryAsync(string sql, object values);
            int Execute(string sql, object values);
        }

        public interface IOther { void Send(string text); }

        public class Sender(IProducer<string, string> producer)
        {
            public void Send(string text) => producer.Produce("out", new Message<string, string> { Value = text }, HANDLER);
            public void SendTwice(string text) { Send(text); Send(text); }
            public Task SendAsync(string text) { Send(text); return Task.CompletedTask; }
            public void SendNow(string text) { Send(text); producer.Flush(); }
            public void Send(string text, Action<DeliveryReport<string, string>> handler) => producer.Produce("out", new Message<string, string> { Value = text }, handler);
            public void Flush() => producer.Flush();
            public void Told(string text) => Console.WriteLine(text);
            public Task SendAndWaitAsync(string text)
            {
                var sent = new TaskCompletionSource();
                producer.Produce("out", new Message<string, string> { Value = text }, report => { if (report.Error.IsError) { sent.SetException(new KafkaException(report.Error)); } else { sent.SetResult(); } });
                return sent.Task;
            }
        }

        public class Outbox(IProducer<string, string> producer, IRows rows, Sender sender, IOther other, IDb db)
        {
            static Message<string, string> Text(string value) => new() { Value = value };
            static void Told(long id) => Console.WriteLine(id);
            static void MarkSentInLog(long id) => Console.WriteLine(id);
            void MarkDone(long id) => rows.SetSent(id);
            void Queue(string text) => producer.Produce("out", Text(text), HANDLER);

            public async Task RunAsync(bool flag)
            {
                await Task.Yield();
                {{body}}
            }
        }
        """.Replace("HANDLER", Handler, StringComparison.Ordinal);
}
