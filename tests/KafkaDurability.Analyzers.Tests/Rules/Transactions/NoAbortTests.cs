using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Transactions;

/// <summary>KD4002: a failure leaves the transaction open, and the producer is used on.</summary>
public class NoAbortTests
{
    private const string Commit = "{|KD4002:_producer.CommitTransaction()|};";

    private static Task Reported(string members) => Verify.Rules<ProducerUseAnalyzer>(["KD400"], Class(members));

    private static Task Silent(string members) => Reported(members.Replace("{|KD4002:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal));

    /// <summary>A class with an injected producer.</summary>
    private static string Class(string members) => Txn.Expand($$"""
        class Sender(IProducer<string, string> producer)
        {
            private readonly IProducer<string, string> _producer = producer;

            static void Work(string order) => System.IO.File.AppendAllText("orders.txt", order);

            static void Log(Exception e) => Console.WriteLine(e);

            {{members.Replace("PRODUCE", "_producer.Produce(\"orders\", MESSAGE);", StringComparison.Ordinal)}}
        }
        """);

    private const string Aborts = " } catch (Exception) { _producer.AbortTransaction(); throw; }";

    /// <summary>All is well on these ways, but nothing commits.</summary>
    [Theory]
    [InlineData("_producer.BeginTransaction(); try { PRODUCE if (flag) { {|KD4002:return;|} } _producer.CommitTransaction();" + Aborts)]
    [InlineData("foreach (var one in orders) { _producer.BeginTransaction(); try { PRODUCE if (one.Length == 0) { {|KD4002:continue;|} } _producer.CommitTransaction();" + Aborts + " }")]
    [InlineData("while (flag) { _producer.BeginTransaction(); try { PRODUCE if (order.Length == 0) { {|KD4002:break;|} } _producer.CommitTransaction();" + Aborts + " }")]
    [InlineData("_producer.BeginTransaction(); try { foreach (var one in orders) { if (one.Length == 0) { {|KD4002:return;|} } PRODUCE } _producer.CommitTransaction();" + Aborts)]
    public Task PastTheCommit(string body) => Reported($"void Send(IEnumerable<string> orders, string order, bool flag) {{ {body} }}");

    [Theory]
    [InlineData("_producer.BeginTransaction(); try { PRODUCE if (flag) { _producer.AbortTransaction(); return; } _producer.CommitTransaction();" + Aborts)]
    [InlineData("_producer.BeginTransaction(); try { PRODUCE if (flag) { _producer.CommitTransaction(); return; } _producer.CommitTransaction();" + Aborts)]
    [InlineData("_producer.BeginTransaction(); try { foreach (var one in orders) { if (one.Length == 0) { continue; } PRODUCE } _producer.CommitTransaction();" + Aborts)]
    [InlineData("_producer.BeginTransaction(); try { foreach (var one in orders) { if (one.Length == 0) { break; } PRODUCE } _producer.CommitTransaction();" + Aborts)]
    [InlineData("if (flag) { return; } _producer.BeginTransaction(); try { PRODUCE _producer.CommitTransaction();" + Aborts)]
    [InlineData("if (!flag) { _producer.BeginTransaction(); } try { PRODUCE if (flag) { return; } _producer.CommitTransaction();" + Aborts)]
    [InlineData("_producer.BeginTransaction(); try { PRODUCE if (order.Length == 0) { return; } if (flag) { _producer.CommitTransaction(); }" + Aborts)]
    [InlineData("_producer.BeginTransaction(); try { PRODUCE if (flag) { GiveUp(); return; } _producer.CommitTransaction();" + Aborts)]
    [InlineData("_producer.BeginTransaction(); var isDone = false; try { PRODUCE if (flag) { return; } _producer.CommitTransaction(); isDone = true; } finally { if (!isDone) { _producer.AbortTransaction(); } }")]
    [InlineData("_producer.BeginTransaction(); try { PRODUCE switch (order) { case \"\": break; default: Work(order); break; } _producer.CommitTransaction();" + Aborts)]
    public Task NotPastTheCommit(string body) => Verify.Rules<ProducerUseAnalyzer>(["KD4002"], Class($"void Send(IEnumerable<string> orders, string order, bool flag) {{ {body} }} void GiveUp() => _producer.AbortTransaction();"));

    [Theory]
    [InlineData("_producer.BeginTransaction(); PRODUCE {|KD4002:_producer.CommitTransaction()|};")]
    [InlineData("_producer.BeginTransaction(); {|KD4002:_producer.CommitTransaction()|};")]
    [InlineData("_producer.BeginTransaction(); PRODUCE {|KD4002:_producer.CommitTransaction(TimeSpan.FromSeconds(9))|};")]
    [InlineData("try { _producer.BeginTransaction(); PRODUCE {|KD4002:_producer.CommitTransaction()|}; } catch (Exception e) { Log(e); }")]
    [InlineData("try { _producer.BeginTransaction(); PRODUCE {|KD4002:_producer.CommitTransaction()|}; } catch (Exception e) { Log(e); throw; }")]
    [InlineData("try { _producer.BeginTransaction(); PRODUCE {|KD4002:_producer.CommitTransaction()|}; } catch (KafkaException e) when (e is not null) { Console.WriteLine(1); throw new InvalidOperationException(); }")]
    [InlineData("try { _producer.BeginTransaction(); PRODUCE {|KD4002:_producer.CommitTransaction()|}; } catch (ProduceException<string, string> e) { Log(e); _producer.AbortTransaction(); }")]
    [InlineData("try { _producer.BeginTransaction(); PRODUCE {|KD4002:_producer.CommitTransaction()|}; } finally { Console.WriteLine(1); }")]
    [InlineData("_producer.BeginTransaction(); try { PRODUCE } catch (Exception e) { Log(e); } {|KD4002:_producer.CommitTransaction()|};")]
    [InlineData("_producer.BeginTransaction(); Work(order); try { PRODUCE {|KD4002:_producer.CommitTransaction()|}; } catch (Exception) { _producer.AbortTransaction(); throw; }")]
    [InlineData("using var file = System.IO.File.OpenRead(order); _producer.BeginTransaction(); PRODUCE {|KD4002:_producer.CommitTransaction()|};")]
    [InlineData("_producer.BeginTransaction(); try { PRODUCE Work(order); {|KD4002:_producer.CommitTransaction()|}; } catch (KafkaException) { _producer.AbortTransaction(); throw; }")]
    [InlineData("_producer.BeginTransaction(); if (order == \"\") { throw new ArgumentException(order); } {|KD4002:_producer.CommitTransaction()|};")]
    [InlineData("_producer.BeginTransaction(); PRODUCE work(); {|KD4002:_producer.CommitTransaction()|};")]
    public Task InField(string code) => Reported("public void Send(string order, Action work) { " + code + " }");

    [Theory]
    [InlineData("while (!token.IsCancellationRequested) { try { producer.BeginTransaction(); SEND {|KD4002:producer.CommitTransaction()|}; } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("while (!token.IsCancellationRequested) { try { producer.BeginTransaction(); SEND {|KD4002:producer.CommitTransaction()|}; } catch (KafkaException) { continue; } }")]
    [InlineData("foreach (var one in orders) { producer.BeginTransaction(); try { SEND {|KD4002:producer.CommitTransaction()|}; } catch { } }")]
    [InlineData("foreach (var one in orders) { try { producer.BeginTransaction(); SEND {|KD4002:producer.CommitTransaction()|}; } catch (Exception e) when (e is not OperationCanceledException) { Console.WriteLine(e); } }")]
    public Task InLoop(string code) => Verify.Rules<ProducerUseAnalyzer>(["KD400"], Txn.Body("using var producer = BUILD; INIT " + code));

    [Theory]
    [InlineData("while (true) { try { Send(order); } catch (Exception e) { Log(e); } }")]
    [InlineData("foreach (var one in order) { try { Send(order); } catch (KafkaException e) { Log(e); } }")]
    [InlineData("Send(order);")]
    public Task ByCallers(string caller) => Reported(
        "private void Send(string order) { _producer.BeginTransaction(); PRODUCE " + Commit + " } public void Run(string order) { " + caller + " }");

    [Fact]
    public Task BesideAMethodThatAborts() => Reported(
        "public void Send(string order) { _producer.BeginTransaction(); PRODUCE " + Commit + " } "
        + "public void SendWell(string order) { _producer.BeginTransaction(); try { PRODUCE _producer.CommitTransaction(); } catch { _producer.AbortTransaction(); throw; } }");

    [Theory]
    [InlineData("while (true) { try { Send(producer, order); } catch (Exception e) { Console.WriteLine(e); } }")]
    public Task AsParameter(string caller) => Verify.Rules<ProducerUseAnalyzer>(["KD400"], Txn.Body(
        "using var producer = BUILD; INIT " + caller,
        "static void Send(IProducer<string, string> producer, string order) { producer.BeginTransaction(); SEND {|KD4002:producer.CommitTransaction()|}; }"));

    [Theory]
    [InlineData("Send(producer, order);")]
    [InlineData("try { Send(producer, order); } catch (Exception e) { Console.WriteLine(e); }")]
    [InlineData("while (true) { Send(producer, order); }")]
    [InlineData("while (true) { try { Send(producer, order); } catch (Exception) { producer.AbortTransaction(); } }")]
    [InlineData("while (true) { try { Send(producer, order); } catch (Exception) { Environment.Exit(1); } }")]
    [InlineData("while (true) { try { Send(producer, order); } catch (Exception) { producer.Dispose(); throw; } }")]
    public Task NotAsParameter(string caller) => Verify.Rules<ProducerUseAnalyzer>(["KD400"], Txn.Body(
        "using var producer = BUILD; INIT " + caller,
        "static void Send(IProducer<string, string> producer, string order) { producer.BeginTransaction(); SEND producer.CommitTransaction(); }"));

    [Theory]
    [InlineData("_producer.BeginTransaction(); try { PRODUCE _producer.CommitTransaction(); } catch { _producer.AbortTransaction(); throw; }")]
    [InlineData("try { _producer.BeginTransaction(); PRODUCE _producer.CommitTransaction(); } catch (Exception e) { Log(e); _producer.AbortTransaction(); }")]
    [InlineData("_producer.BeginTransaction(); try { PRODUCE _producer.CommitTransaction(); } catch (Exception e) when ((e as KafkaException)?.Error.IsFatal != true) { _producer.AbortTransaction(); throw; }")]
    [InlineData("_producer.BeginTransaction(); try { PRODUCE _producer.CommitTransaction(); } catch (KafkaException e) when (e.Error.IsFatal) { Log(e); throw; } catch { _producer.AbortTransaction(); throw; }")]
    [InlineData("_producer.BeginTransaction(); try { PRODUCE _producer.CommitTransaction(); } catch (KafkaException e) { if (e.Error.IsFatal) { throw; } _producer.AbortTransaction(); throw; } catch { _producer.AbortTransaction(); throw; }")]
    [InlineData("_producer.BeginTransaction(); try { PRODUCE _producer.CommitTransaction(); } catch { Undo(); throw; } void Undo() => _producer.AbortTransaction();")]
    [InlineData("var done = false; _producer.BeginTransaction(); try { PRODUCE _producer.CommitTransaction(); done = true; } finally { if (!done) { _producer.AbortTransaction(); } }")]
    [InlineData("var failed = false; _producer.BeginTransaction(); try { PRODUCE _producer.CommitTransaction(); } catch (Exception) { failed = true; } if (failed) { _producer.AbortTransaction(); }")]
    [InlineData("_producer.BeginTransaction(); try { PRODUCE _producer.CommitTransaction(); } catch (Exception) { Environment.FailFast(order); }")]
    [InlineData("_producer.BeginTransaction(); try { PRODUCE _producer.CommitTransaction(); } catch (Exception) { onError(); }")]
    [InlineData("_producer.BeginTransaction(); try { PRODUCE _producer.CommitTransaction(); } catch (Exception) { _producer.Dispose(); throw; }")]
    [InlineData("_producer.BeginTransaction(); PRODUCE")]
    [InlineData("_producer.CommitTransaction();")]
    [InlineData("_producer.BeginTransaction(); PRODUCE _producer.AbortTransaction();")]
    public Task Settled(string code) => Silent("public void Send(string order, Action onError) { " + code + " }");

    [Theory]
    [InlineData("using var producer = BUILD; INIT producer.BeginTransaction(); SEND producer.CommitTransaction();")]
    [InlineData("using var producer = BUILD; INIT foreach (var one in orders) { producer.BeginTransaction(); SEND producer.CommitTransaction(); }")]
    [InlineData("using var producer = BUILD; INIT try { foreach (var one in orders) { producer.BeginTransaction(); SEND producer.CommitTransaction(); } } catch (Exception e) { Console.WriteLine(e); }")]
    [InlineData("while (!token.IsCancellationRequested) { try { using var producer = BUILD; INIT while (true) { producer.BeginTransaction(); SEND producer.CommitTransaction(); } } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("var producer = BUILD; INIT while (true) { try { producer.BeginTransaction(); SEND producer.CommitTransaction(); } catch (Exception e) { Console.WriteLine(e); producer.Dispose(); producer = BUILD; INIT } }")]
    [InlineData("var producer = BUILD; INIT while (true) { try { producer.BeginTransaction(); SEND producer.CommitTransaction(); } catch (Exception e) { Console.WriteLine(e); break; } }")]
    [InlineData("using var producer = BUILD; INIT while (true) { try { producer.BeginTransaction(); SEND producer.CommitTransaction(); } catch (Exception) { producer.AbortTransaction(); } }")]
    [InlineData("using var producer = BUILD; INIT while (true) { try { producer.BeginTransaction(); SEND producer.CommitTransaction(); } catch (OperationCanceledException) { } }")]
    [InlineData("using var producer = BUILD; INIT using var stop = new CancellationTokenSource(); while (!stop.IsCancellationRequested) { try { producer.BeginTransaction(); SEND producer.CommitTransaction(); } catch (Exception) { stop.Cancel(); } }")]
    [InlineData("using var producer = BUILD; INIT producer.BeginTransaction(); while (true) { try { SEND producer.CommitTransaction(); producer.BeginTransaction(); } catch (KafkaTxnRequiresAbortException) { producer.AbortTransaction(); producer.BeginTransaction(); } }")]
    public Task OverWithTheProducer(string code) => Verify.Rules<ProducerUseAnalyzer>(["KD400"], Txn.Body(code));

    [Theory]
    [InlineData("private void Send(string order) { _producer.BeginTransaction(); PRODUCE _producer.CommitTransaction(); } public void Run(string order) { while (true) { try { Send(order); } catch (Exception e) { Log(e); _producer.AbortTransaction(); } } }")]
    [InlineData("private void Send(string order) { _producer.BeginTransaction(); PRODUCE _producer.CommitTransaction(); } public void Run(string order) { while (true) { try { Send(order); } catch (Exception e) { Log(e); Undo(); } } } private void Undo() => _producer.AbortTransaction();")]
    [InlineData("public void Send(string order) { _producer.BeginTransaction(); PRODUCE _producer.CommitTransaction(); } public void Undo() => _producer.AbortTransaction();")]
    [InlineData("public void Send(string order) { Run(() => { _producer.BeginTransaction(); PRODUCE _producer.CommitTransaction(); }); } private void Run(Action action) { try { action(); } catch { _producer.AbortTransaction(); throw; } }")]
    [InlineData("public static void Main() => new Sender(null!).Send(\"\"); private void Send(string order) { _producer.BeginTransaction(); PRODUCE _producer.CommitTransaction(); }")]
    [InlineData("public static void Main() { using var sender = new Sender(null!); sender.Send(\"\"); } private void Send(string order) { _producer.BeginTransaction(); PRODUCE _producer.CommitTransaction(); } public void Dispose() => _producer.Dispose();", " : IDisposable")]
    public Task SettledByCallers(string members, string bases = "") =>
        Verify.Rules<ProducerUseAnalyzer>(["KD400"], Class(members).Replace("producer)\n", "producer)" + bases + "\n", StringComparison.Ordinal));

    [Fact]
    public Task OfHost() => Verify.Rules<ProducerUseAnalyzer>(["KD400"], Txn.Expand("""
        class Worker(IProducer<string, string> producer) : Microsoft.Extensions.Hosting.BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken token)
            {
                var order = "";
                while (!token.IsCancellationRequested) { producer.BeginTransaction(); SEND producer.CommitTransaction(); }
                return Task.CompletedTask;
            }
        }
        """));

    [Fact]
    public Task Swallowed_by_a_hosts_service() => Verify.Rules<ProducerUseAnalyzer>(["KD400"], Txn.Expand("""
        class Worker(IProducer<string, string> producer) : Microsoft.Extensions.Hosting.BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken token)
            {
                var order = "";
                while (!token.IsCancellationRequested)
                {
                    try { producer.BeginTransaction(); SEND {|KD4002:producer.CommitTransaction()|}; } catch (KafkaException e) { Console.WriteLine(e); }
                }

                return Task.CompletedTask;
            }
        }
        """));

    [Fact]
    public Task Program() => Verify.Program<ProducerUseAnalyzer>(Txn.Expand("""
        var order = "";
        var producer = BUILD;
        INIT
        producer.BeginTransaction();
        SEND
        producer.CommitTransaction();
        """));

    [Fact]
    public async Task Message() => Assert.Equal(
        "KD4002: A failure in line 12 leaves the transaction of line 11 open, so the next BeginTransaction throws and read_committed consumers wait; call AbortTransaction in a catch block",
        await Reports.Message<ProducerUseAnalyzer>(Class("public void Send(string order)\n{\n_producer.BeginTransaction();\nPRODUCE\n_producer.CommitTransaction(); }")));

    [Fact]
    public Task Deep() => Verify.Rules<ProducerUseAnalyzer>(["KD400"], Class(
        "public void Send(string order) { _producer.BeginTransaction(); " + string.Concat(Enumerable.Repeat("if (order == \"\") { ", 300)) + "PRODUCE"
        + new string('}', 300) + Commit + " }"));

    [Theory]
    [InlineData("_producer.BeginTransaction(); PRODUCE _producer.")]
    [InlineData("_producer.BeginTransaction(); try { PRODUCE _producer.CommitTransaction(); } catch (Nothing e) { throw e; }")]
    [InlineData("try { _producer.BeginTransaction(); PRODUCE _producer.CommitTransaction(); } catch (Exception) {")]
    public async Task Broken(string code) => Assert.All(
        await Reports.Of<ProducerUseAnalyzer>(Class("public void Send(string order) { " + code + " }")), diagnostic => Assert.Equal("KD4002", diagnostic.Id));
}
