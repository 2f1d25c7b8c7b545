using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>KD1115: fatal errors that are written down, and no more.</summary>
public class FatalOnlyLoggedTests
{
    [Theory]
    [InlineData("EnableIdempotence = true", "{|KD1115:(_, error) => Console.WriteLine(error.Reason)|}")]
    [InlineData("TransactionalId = \"orders-1\"", "{|KD1115:(_, error) => Console.WriteLine(error.Reason)|}")]
    [InlineData("EnableIdempotence = true", "{|KD1115:(_, error) => { if (error.IsFatal) { Console.Error.WriteLine(error); } else { Console.WriteLine(error); } }|}")]
    [InlineData("EnableIdempotence = true", "{|KD1115:Tell|}")]
    [InlineData("EnableIdempotence = true", "{|KD1115:(_, _) => { }|}")]
    public Task Reported(string settings, string handler) => Verify(settings, handler);

    [Theory]
    [InlineData("Acks = Acks.All", "(_, error) => Console.WriteLine(error.Reason)")]
    [InlineData("EnableIdempotence = true", "(_, error) => { if (error.IsFatal) { Environment.FailFast(error.Reason); } }")]
    [InlineData("EnableIdempotence = true", "(_, error) => { if (error.IsFatal) { _isBroken = true; } }")]
    [InlineData("EnableIdempotence = true", "(_, error) => Stop(error)")]
    [InlineData("EnableIdempotence = true", "(_, error) => { if (error.IsFatal) { throw new KafkaException(error); } }")]
    public Task Silent(string settings, string handler) => Verify(settings, handler);

    /// <summary>Whoever sends looks whether the producer is still of use.</summary>
    [Fact]
    public Task Asked_elsewhere() => Verify(
        "EnableIdempotence = true", "(_, error) => Console.WriteLine(error.Reason)", "void Send(IProducer<string, string> p) { try { p.Flush(); } catch (KafkaException e) when (e.Error.IsFatal) { _isBroken = true; } }");

    [Theory]
    [InlineData("GroupInstanceId = \"orders-1\"", "catch {|KD1115:(ConsumeException e)|} { Console.WriteLine(e.Error.Reason); }")]
    [InlineData("ClientId = \"orders-1\"", "catch (ConsumeException e) { Console.WriteLine(e.Error.Reason); }")]
    [InlineData("GroupInstanceId = \"orders-1\"", "catch (ConsumeException e) { if (e.Error.IsFatal) { throw; } Console.WriteLine(e.Error.Reason); }")]
    [InlineData("GroupInstanceId = \"orders-1\"", "catch (ConsumeException e) { Console.WriteLine(e.Error.Reason); break; }")]
    [InlineData("GroupInstanceId = \"orders-1\"", "catch (ConsumeException e) when (!e.Error.IsFatal) { Console.WriteLine(e.Error.Reason); }")]
    public Task In_a_loop(string settings, string clause) => Verifiers.Verify.Rules<ClientUseAnalyzer>(["KD1115"], Code.Body($$"""
        var config = new ConsumerConfig { GroupId = "orders", {{settings}} };
        using var consumer = new ConsumerBuilder<string, string>(config).Build();
        consumer.Subscribe("orders");
        while (flag) { try { var result = consumer.Consume(token); } {{clause}} }
        """));

    private static Task Verify(string settings, string handler, string members = "") => Verifiers.Verify.Rules<ClientUseAnalyzer>(["KD1115"], Code.Body(
        $"using var producer = new ProducerBuilder<string, string>(new ProducerConfig {{ {settings} }}).SetErrorHandler({handler}).Build();",
        "private bool _isBroken; private void Stop(Error error) => _isBroken = error.IsError; private static void Tell(IProducer<string, string> producer, Error error) => Console.WriteLine(error); " + members));
}
