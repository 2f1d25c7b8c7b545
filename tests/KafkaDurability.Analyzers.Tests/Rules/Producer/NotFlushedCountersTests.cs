using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>KD1101 where the delivery handler tells others of failures alone: nobody can wait by that for what is still queued.</summary>
public class NotFlushedCountersTests
{
    private static string Publisher(string handler, string members, string disposal) => ProducerProgram.Class($$"""
        readonly IProducer<string, string> _producer = BUILD;
        public int Failed;
        public int Sent { get; private set; }
        public readonly List<string> Errors = new();
        public event Action<string>? Broken;
        {{members}}
        public void Send(string value) => _producer.Produce("orders", Text(value), {{handler}});
        public void Dispose() => {{disposal}};
        """).Replace("sealed class Publisher", "public sealed class Publisher", StringComparison.Ordinal);

    [Theory]
    [InlineData("report => { if (report.Error.IsError) Failed++; }")]
    [InlineData("report => { if (report.Error.IsError) { Interlocked.Increment(ref Failed); } }")]
    [InlineData("report => { if (report.Error.IsError) { Failed++; Console.WriteLine(report.Error.Reason); } }")]
    [InlineData("report => { if (!report.Error.IsError) { return; } Failed++; }")]
    [InlineData("report => { if (!report.Error.IsError) { Console.WriteLine(report.Offset); } else { Failed++; } }")]
    [InlineData("report => { if (report.Error.Code != ErrorCode.NoError) { Failed++; } }")]
    [InlineData("report => { if (report.Status != PersistenceStatus.Persisted) { Failed++; } }")]
    [InlineData("report => { if (report.Error.Code == ErrorCode.NoError) { return; } Failed += 1; }")]
    [InlineData("report => { if (report.Error.IsError && value.Length > 0) { Errors.Add(report.Error.Reason); } }")]
    [InlineData("report => { if (report.Error.IsFatal || report.Error.IsError) { Console.WriteLine(report.Error.Reason); } }")]
    [InlineData("report => { if (report.Error.IsError) { Broken?.Invoke(report.Error.Reason); } }")]
    [InlineData("report => { if (report.Error.IsError) { Sent--; } }")]
    [InlineData("OnDelivered", "void OnDelivered(DeliveryReport<string, string> report) { if (report.Error.IsError) { Failed++; } }")]
    public Task Only_failures_are_told(string handler, string members = "") => VerifyAll.Reports(Publisher(handler, members, "{|KD1101:_producer.Dispose()|}"));

    /// <summary>Whoever reads it can tell that the deliveries are done.</summary>
    [Theory]
    [InlineData("report => { if (report.Error.IsError) { Failed++; } Sent++; }")]
    [InlineData("report => { if (report.Error.IsError) { Failed++; } else { Sent++; } }")]
    [InlineData("report => { if (!report.Error.IsError) { Sent++; } }")]
    [InlineData("report => { if (report.Error.IsError) { return; } Sent++; }")]
    [InlineData("report => { if (report.Error.IsError || value.Length > 0) { Failed++; } }")]
    [InlineData("report => { if (!(report.Error.IsError && value.Length > 0)) { Sent++; } }")]
    [InlineData("report => { if (report.Status == PersistenceStatus.Persisted) { Sent++; } else { Console.WriteLine(report.Error.Reason); } }")]
    [InlineData("report => { if (value.Length > 0) { return; } Failed++; if (report.Error.IsError) { Console.WriteLine(report.Error.Reason); } }")]
    [InlineData("report => { if (!report.Error.IsError) { Console.WriteLine(report.Offset); } Failed++; }")]
    [InlineData("report => { Errors.Add(report.Error.Reason); }")]
    public Task Successes_are_told(string handler) => VerifyAll.Reports(Publisher(handler, "", "_producer.Dispose()"));
}
