using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>KD1105 where the task that is dropped is that of a method of the program's own, which awaits the send.</summary>
public class DroppedPublishTests
{
    private const string Awaits = "public async Task PublishAsync(string order) => await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = order });";

    private const string Publisher = "public class Publisher(IProducer<string, string> producer) : IPublisher { " + Awaits + " }\n";

    /// <summary>The caller says nothing of the client.</summary>
    private const string Caller = """
        public class Orders(IPublisher publisher)
        {
            BODY
        }
        """;

    private static string Contract => "public interface IPublisher { Task PublishAsync(string order); }\n";

    private static string Called(string body) => Caller.Replace("BODY", body, StringComparison.Ordinal);

    [Theory]
    [InlineData("public void Add(string order) { _ = {|KD1105:publisher.PublishAsync(order)|}; }")]
    [InlineData("public void Add(string order) { {|KD1105:publisher.PublishAsync(order)|}; }")]
    [InlineData("public async Task AddAsync(string order) { await Task.Yield(); _ = {|KD1105:publisher.PublishAsync(order)|}.ConfigureAwait(false); }")]
    [InlineData("public void Add(string order) { _ = Task.Run(() => {|KD1105:publisher.PublishAsync(order)|}); }")]
    [InlineData("public void Add(string order) { var task = {|KD1105:publisher.PublishAsync(order)|}; Console.WriteLine(order); }")]
    [InlineData("public void Add(string order) { _ = {|KD1105:publisher.PublishAsync(order)|}.ContinueWith(_ => Console.WriteLine(order)); }")]
    [InlineData("public void Add(string order) { try { _ = {|KD1105:publisher.PublishAsync(order)|}; } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("public void Add(IEnumerable<string> orders) { foreach (var order in orders) { _ = {|KD1105:publisher.PublishAsync(order)|}; } }")]
    public Task The_task_of_an_own_publisher_is_dropped(string body) =>
        VerifyAll.Reports(Contract + Publisher, "using System; using System.Collections.Generic; using System.Threading.Tasks;\n" + Called(body));

    /// <summary>A method in between that hands the task on, a static one, and one with the task of a helper.</summary>
    [Theory]
    [InlineData("public class Publisher(IProducer<string, string> producer) : IPublisher { public Task PublishAsync(string order) => SendAsync(order); private async Task SendAsync(string order) { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = order }); } }")]
    [InlineData("public class Publisher(IProducer<string, string> producer) : IPublisher { public Task PublishAsync(string order) => producer.ProduceAsync(\"orders\", new Message<string, string> { Value = order }); }")]
    [InlineData("public class Publisher(IProducer<string, string> producer) : IPublisher { public async Task PublishAsync(string order) { try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = order }); } catch (Exception e) { Console.WriteLine(e); throw; } } }")]
    public Task However_the_publisher_waits(string publisher) =>
        VerifyAll.Reports(Contract + publisher + Called("public void Add(string order) { _ = {|KD1105:publisher.PublishAsync(order)|}; }"));

    [Theory]
    [InlineData("public Task AddAsync(string order) => publisher.PublishAsync(order);")]
    [InlineData("public async Task AddAsync(string order) { await publisher.PublishAsync(order); }")]
    [InlineData("public void Add(string order) { publisher.PublishAsync(order).Wait(); }")]
    [InlineData("public void Add(string order) { publisher.PublishAsync(order).GetAwaiter().GetResult(); }")]
    [InlineData("public async Task AddAsync(IEnumerable<string> orders) { await Task.WhenAll(orders.Select(order => publisher.PublishAsync(order))); }")]
    [InlineData("private Task _last = Task.CompletedTask; public void Add(string order) { _last = publisher.PublishAsync(order); }")]
    [InlineData("public void Add(string order) { _ = publisher.PublishAsync(order).ContinueWith(task => Console.WriteLine(task.Exception)); }")]
    public Task Somebody_may_observe_it(string body) => VerifyAll.Reports(Contract + Publisher + Called(body));

    /// <summary>The publisher deals with the failure, sends nothing on some implementation, or is out of sight.</summary>
    [Theory]
    [InlineData("public class Publisher(IProducer<string, string> producer, IPublisher outbox) : IPublisher { public async Task PublishAsync(string order) { try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = order }); } catch (Exception) { await outbox.PublishAsync(order); } } }")]
    [InlineData(Publisher + "public class InMemory : IPublisher { public Task PublishAsync(string order) => Task.CompletedTask; }")]
    [InlineData("")]
    [InlineData("public class Publisher(IProducer<string, string> producer) : IPublisher { public Task PublishAsync(string order) { producer.Produce(\"orders\", new Message<string, string> { Value = order }, report => { if (report.Error.IsError) Environment.FailFast(report.Error.Reason); }); return Task.CompletedTask; } }")]
    [InlineData("public class Publisher(IProducer<string, string> producer) : IPublisher { public async Task PublishAsync(string order) { producer.BeginTransaction(); try { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = order }); producer.CommitTransaction(); } catch (Exception) { producer.AbortTransaction(); throw; } } }")]
    public Task Nothing_is_lost_in_the_task(string publisher) =>
        VerifyAll.Reports(Contract + publisher + Called("public void Add(string order) { _ = publisher.PublishAsync(order); }"));

    /// <summary>In a consume loop the message is handed on, and the commit passes it: that is said, once.</summary>
    [Fact]
    public Task A_consume_loop_hands_it_on() => VerifyAll.Reports(Contract + Publisher + Called("""
        public void Run(IConsumer<string, string> consumer, CancellationToken token)
            {
                while (!token.IsCancellationRequested)
                {
                    var result = consumer.Consume(token);
                    _ = {|KD2103:publisher.PublishAsync(result.Message.Value)|};
                    consumer.Commit(result);
                }
            }
        """));

    /// <summary>Each publisher is called by its own name.</summary>
    [Fact]
    public Task Hundreds_of_publishers() => VerifyAll.Reports(
        "public class Publisher(IProducer<string, string> producer) { "
        + string.Concat(Enumerable.Range(0, 100).Select(i => Awaits.Replace("PublishAsync", $"Publish{i}Async", StringComparison.Ordinal) + "\n"))
        + "public void All(string order) { " + string.Concat(Enumerable.Range(0, 100).Select(i => $"_ = {{|KD1105:Publish{i}Async(order)|}}; ")) + "} }");

    [Fact]
    public Task The_fix_awaits_each() => VerifyAll.Move(
        Contract + Publisher + Called("public async Task AddAsync(string order) { await Task.Yield(); _ = {|KD1105:publisher.PublishAsync(order)|}; {|KD1105:publisher.PublishAsync(order)|}; }"),
        Contract + Publisher + Called("public async Task AddAsync(string order) { await Task.Yield(); await publisher.PublishAsync(order); await publisher.PublishAsync(order); }"));
}
