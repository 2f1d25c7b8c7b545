using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Transactions;

/// <summary>KD4006: the commit of a transaction that can only be aborted is tried again.</summary>
public class CommitRetriedTests
{
    private const string Again = "{|KD4006:producer.CommitTransaction()|};";

    private static Task Check(string code) => Verify.Rules<ProducerUseAnalyzer>(["KD400"], Txn.Body("using var producer = BUILD; INIT producer.BeginTransaction(); SEND " + code));

    [Theory]
    [InlineData("try { producer.CommitTransaction(); } catch (KafkaException) { " + Again + " }")]
    [InlineData("try { producer.CommitTransaction(); } catch (Exception e) { Console.WriteLine(e.Message); " + Again + " }")]
    [InlineData("try { producer.CommitTransaction(); } catch { Thread.Sleep(100); " + Again + " }")]
    [InlineData("try { producer.CommitTransaction(); } catch (KafkaTxnRequiresAbortException) { " + Again + " }")]
    [InlineData("while (true) { try { " + Again + " break; } catch (KafkaException) { } }")]
    [InlineData("for (var i = 0; i < 3; i++) { try { " + Again + " break; } catch (Exception e) { Console.WriteLine(e); Thread.Sleep(100); } }")]
    [InlineData("for (var i = 0; ; i++) { try { " + Again + " break; } catch (KafkaException) when (i < 3) { Thread.Sleep(100); } }")]
    [InlineData("var done = false; while (!done) { try { " + Again + " done = true; } catch (KafkaException e) { Console.WriteLine($\"{e.Error.Reason}\"); } }")]
    [InlineData("for (var i = 0; ; i++) { try { " + Again + " break; } catch (KafkaException e) when (i < 3) { Console.WriteLine($\"Attempt {i} failed: {e.Error.Reason}\"); } }")]
    public Task Reported(string code) => Check(code);

    [Theory]
    [InlineData("producer.CommitTransaction();")]
    [InlineData("try { producer.CommitTransaction(); } catch (KafkaRetriableException) { producer.CommitTransaction(); }")]
    [InlineData("while (true) { try { producer.CommitTransaction(); break; } catch (KafkaRetriableException) { } }")]
    [InlineData("while (true) { try { producer.CommitTransaction(); break; } catch (KafkaTxnRequiresAbortException) { producer.AbortTransaction(); throw; } catch (KafkaException) { } }")]
    [InlineData("while (true) { try { producer.CommitTransaction(); break; } catch (KafkaTxnRequiresAbortException) { throw; } catch (KafkaException) { } }")]
    [InlineData("while (true) { try { producer.CommitTransaction(); break; } catch (KafkaException e) when (e is KafkaRetriableException) { } }")]
    [InlineData("while (true) { try { producer.CommitTransaction(); break; } catch (KafkaException e) { if (e is KafkaTxnRequiresAbortException) { throw; } } }")]
    [InlineData("while (true) { try { producer.CommitTransaction(); break; } catch (KafkaException e) when (e.Error.Code == ErrorCode.Local_TimedOut) { } }")]
    [InlineData("while (true) { try { producer.CommitTransaction(); break; } catch (KafkaException e) { if (!IsTransient(e)) { throw; } } } bool IsTransient(Exception e) => e is KafkaRetriableException;")]
    [InlineData("while (true) { try { producer.CommitTransaction(); break; } catch (Exception) { producer.AbortTransaction(); producer.BeginTransaction(); } }")]
    [InlineData("while (true) { try { producer.CommitTransaction(); producer.BeginTransaction(); } catch (Exception) { throw; } }")]
    [InlineData("while (true) { try { producer.CommitTransaction(); break; } catch (InvalidOperationException) { } }")]
    [InlineData("try { producer.CommitTransaction(); } catch (Exception e) { Console.WriteLine(e); producer.AbortTransaction(); }")]
    [InlineData("foreach (var one in orders) { producer.BeginTransaction(); try { producer.CommitTransaction(); } catch (Exception) { producer.AbortTransaction(); } }")]
    [InlineData("using var other = BUILD; try { producer.CommitTransaction(); } catch (Exception) { producer.AbortTransaction(); other.CommitTransaction(); }")]
    public Task Silent(string code) => Check(code);

    private const string Polly = """
        namespace Polly
        {
            public class Policy { public void Execute(Action action) => action(); public static PolicyBuilder Handle<T>() => new(); }
            public class PolicyBuilder { public Policy Retry(int times) => new(); public PolicyBuilder Or<T>() => this; }
        }
        """;

    [Theory]
    [InlineData("Polly.Policy.Handle<Exception>().Retry(3).Execute(() => { " + Again + " });")]
    [InlineData("var policy = Polly.Policy.Handle<Exception>().Retry(3); policy.Execute(() => {|KD4006:producer.CommitTransaction()|});")]
    [InlineData("Polly.Policy.Handle<KafkaRetriableException>().Retry(3).Execute(() => producer.CommitTransaction());")]
    [InlineData("Polly.Policy.Handle<Exception>().Retry(3).Execute(() => { producer.BeginTransaction(); try { producer.CommitTransaction(); } catch { producer.AbortTransaction(); throw; } });")]
    public Task ByPolly(string code) => Verify.Rules<ProducerUseAnalyzer>(["KD400"], 
        Txn.Body("using var producer = BUILD; INIT producer.BeginTransaction(); SEND " + code) + Polly);

    [Fact]
    public async Task Message() => Assert.Equal(
        "KD4006: CommitTransaction is called again after any failure of the one in line 6, but a transaction with a failed message can only be aborted; "
        + "retry on KafkaRetriableException, and abort on KafkaTxnRequiresAbortException",
        await Reports.Message<ProducerUseAnalyzer>(Txn.Body("using var producer = BUILD; INIT producer.BeginTransaction();\ntry { producer.CommitTransaction(); } catch { producer.CommitTransaction(); }")));
}
