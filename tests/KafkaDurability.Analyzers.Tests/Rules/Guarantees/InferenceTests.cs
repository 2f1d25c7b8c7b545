using KafkaDurability.Analyzers.Guarantees;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers.Tests.Rules;

/// <summary>What is proved of a client: never more than its settings, the findings on it and what is in sight allow.</summary>
public sealed class InferenceTests
{
    private const string Manual = "EnableAutoCommit = false, AutoOffsetReset = AutoOffsetReset.Earliest";
    private const string Stored = "EnableAutoOffsetStore = false";
    private const string Loop = "while (true) { var result = consumer.Consume(token); Save(result.Message.Value); consumer.Commit(result); }";

    [Theory]
    [InlineData(Manual, Loop, nameof(Delivery.AtLeastOnce))]
    [InlineData(Stored, "while (true) { var result = consumer.Consume(token); Save(result.Message.Value); consumer.StoreOffset(result); }", nameof(Delivery.AtLeastOnce))]
    [InlineData(Manual, "while (true) { var result = consumer.Consume(token); consumer.Commit(result); Save(result.Message.Value); }", nameof(Delivery.AtMostOnce))]
    [InlineData("", "while (true) { var result = consumer.Consume(token); Save(result.Message.Value); }", nameof(Delivery.AtMostOnce))]
    [InlineData(Manual, "while (true) { var result = consumer.Consume(token); try { Save(result.Message.Value); } catch (Exception e) { Console.WriteLine(e); } consumer.Commit(result); }", nameof(Delivery.AtMostOnce))]
    [InlineData(Manual, "while (true) { var result = consumer.Consume(token); Save(result.Message.Value); }", nameof(Delivery.AtLeastOnce))]
    [InlineData("EnableAutoCommit = false", "while (true) { var result = consumer.Consume(token); Save(result.Message.Value); }", nameof(Delivery.AtMostOnce))]
    [InlineData("EnableAutoCommit = flag", Loop, nameof(Delivery.Unknown))]
    [InlineData(Manual, "Library.Run(consumer);", nameof(Delivery.Unknown))]
    [InlineData(Manual, "Console.WriteLine(consumer.Name);", nameof(Delivery.Unknown))]
    [InlineData("EnableAutoCommit = false, GroupId = Guid.NewGuid().ToString()", Loop, nameof(Delivery.AtMostOnce))]
    public void Of_a_consumer(string settings, string use, string expected) => Assert.Equal(expected, Consumer(settings, use).Delivery.ToString());

    [Theory]
    [InlineData("EnableIdempotence = true", "await producer.ProduceAsync(\"orders\", message);", nameof(Delivery.Idempotent))]
    [InlineData("", "await producer.ProduceAsync(\"orders\", message);", nameof(Delivery.AtLeastOnce))]
    [InlineData("Acks = Acks.Leader", "await producer.ProduceAsync(\"orders\", message);", nameof(Delivery.AtMostOnce))]
    [InlineData("EnableIdempotence = true", "producer.Produce(\"orders\", message); producer.Flush(token);", nameof(Delivery.AtMostOnce))]
    [InlineData("EnableIdempotence = true", "_ = producer.ProduceAsync(\"orders\", message);", nameof(Delivery.AtMostOnce))]
    [InlineData("EnableIdempotence = true", "Library.Run(producer);", nameof(Delivery.Unknown))]
    [InlineData("EnableIdempotence = true", "await Task.Yield();", nameof(Delivery.Unknown))]
    [InlineData("EnableIdempotence = flag", "await producer.ProduceAsync(\"orders\", message);", nameof(Delivery.AtLeastOnce))]
    [InlineData("Acks = flag ? Acks.All : Library.Acks", "await producer.ProduceAsync(\"orders\", message);", nameof(Delivery.Unknown))]
    [InlineData("TransactionalId = \"shop-1\"", "producer.InitTransactions(TimeSpan.FromSeconds(30)); producer.BeginTransaction(); try { await producer.ProduceAsync(\"orders\", message); producer.CommitTransaction(); } catch { producer.AbortTransaction(); throw; }", nameof(Delivery.Transactional))]
    [InlineData("TransactionalId = \"shop-1\"", "await producer.ProduceAsync(\"orders\", message);", nameof(Delivery.Unknown))]
    public void Of_a_producer(string settings, string use, string expected) => Assert.Equal(expected, Producer(settings, use).Delivery.ToString());

    [Fact]
    public void Settings_from_outside_prove_nothing()
    {
        var found = Infer("class Orders(ConsumerConfig config) { void Run(CancellationToken token) { using var consumer = new ConsumerBuilder<string, string>(config).Build(); consumer.Subscribe(\"orders\"); " + Loop + " } static void Save(string value) => System.IO.File.AppendAllText(\"orders\", value); }");
        Assert.Equal((Delivery.Unknown, "enable.auto.commit may be set by code that is out of sight"), (found.Delivery, found.Reasons[0].Text));
    }

    [Fact]
    public void A_handler_out_of_sight_is_a_condition()
    {
        var found = Consumer(Manual, "while (true) { var result = consumer.Consume(token); handler.Handle(result.Message.Value); consumer.Commit(result); }");
        Assert.True(found.IsConditional);
        Assert.Equal(Delivery.AtLeastOnce, found.Delivery);
        Assert.StartsWith("IHandler.Handle is out of sight", found.Reasons[0].Text, StringComparison.Ordinal);
    }

    /// <summary>That no rule reports a clause does not prove that it keeps the message.</summary>
    [Theory]
    [InlineData("while (true) { var result = consumer.Consume(token); try { Save(result.Message.Value); } catch (Exception) { Save(result.Message.Key); } consumer.Commit(result); }", true)]
    [InlineData("while (true) { var result = consumer.Consume(token); try { Save(result.Message.Value); } catch (Exception) { Save(result.Message.Key); continue; } consumer.Commit(result); }", true)]
    [InlineData("while (true) { var result = consumer.Consume(token); try { Save(result.Message.Value); } catch (Exception) { throw; } consumer.Commit(result); }", false)]
    [InlineData("try { while (true) { var result = consumer.Consume(token); Save(result.Message.Value); consumer.Commit(result); } } catch (Exception e) { Console.WriteLine(e); }", false)]
    public void A_clause_that_goes_on_is_a_condition(string use, bool expected)
    {
        var found = Consumer(Manual, use);
        Assert.Equal((Delivery.AtLeastOnce, expected), (found.Delivery, found.IsConditional));
    }

    [Fact]
    public void A_flush_that_may_give_up_is_a_condition()
    {
        var found = Producer("EnableIdempotence = true", "producer.Produce(\"orders\", message, report => { if (report.Error.IsError) Environment.FailFast(\"lost\"); }); producer.Flush(TimeSpan.FromSeconds(10));");
        Assert.Equal((Delivery.Idempotent, true, "KD1102"), (found.Delivery, found.IsConditional, found.Reasons[0].Rule));
    }

    [Fact]
    public void A_handler_in_sight_is_none()
    {
        var found = Infer(ConsumerCode(Manual, "while (true) { var result = consumer.Consume(token); handler.Handle(result.Message.Value); consumer.Commit(result); }")
            + "class Bills : IHandler { public void Handle(string value) => System.IO.File.AppendAllText(\"bills\", value); }");
        Assert.Equal((Delivery.AtLeastOnce, false), (found.Delivery, found.IsConditional));
    }

    [Fact]
    public void A_finding_on_one_client_leaves_the_other_as_it_is()
    {
        var found = InferAll("""
            class Orders
            {
                async Task SendAsync(Message<string, string> message)
                {
                    using var bad = new ProducerBuilder<string, string>(new ProducerConfig { Acks = Acks.None }).Build();
                    using var good = new ProducerBuilder<string, string>(new ProducerConfig { EnableIdempotence = true }).Build();
                    await bad.ProduceAsync("clicks", message);
                    await good.ProduceAsync("orders", message);
                }
            }
            """);
        Assert.Equal([Delivery.AtMostOnce, Delivery.Idempotent], found.Select(one => one.Delivery));
    }

    [Theory]
    [InlineData("result.Offset + 1", nameof(Delivery.ExactlyOnce))]
    [InlineData("result.Offset", nameof(Delivery.AtLeastOnce))]
    public void A_consumer_whose_offsets_go_in_the_transaction_is_held_to_what_is_sent(string offset, string expected)
    {
        var found = InferAll($$"""
            class Transfers
            {
                void Run(CancellationToken token)
                {
                    using var consumer = new ConsumerBuilder<string, string>(new ConsumerConfig { GroupId = "transfers", EnableAutoCommit = false, AutoOffsetReset = AutoOffsetReset.Earliest }).Build();
                    using var producer = new ProducerBuilder<string, string>(new ProducerConfig { TransactionalId = "transfers-1" }).Build();
                    producer.InitTransactions(TimeSpan.FromSeconds(30));
                    consumer.Subscribe("orders");
                    try
                    {
                        while (true)
                        {
                            var result = consumer.Consume(token);
                            producer.BeginTransaction();
                            try
                            {
                                producer.Produce("stock", result.Message);
                                producer.SendOffsetsToTransaction([new TopicPartitionOffset(result.TopicPartition, {{offset}})], consumer.ConsumerGroupMetadata, TimeSpan.FromSeconds(30));
                                producer.CommitTransaction();
                            }
                            catch
                            {
                                producer.AbortTransaction();
                                throw;
                            }
                        }
                    }
                    finally
                    {
                        consumer.Close();
                    }
                }
            }
            """);
        Assert.Equal(expected, found.Single(one => one.Client.Kind == KafkaDurability.Analyzers.Kafka.ClientKinds.Consumer).Delivery.ToString());
    }

    [Fact]
    public void Commit_in_a_method_that_others_call_proves_nothing()
    {
        var found = Infer("""
            public class Inbox
            {
                private readonly IConsumer<string, string> _consumer = new ConsumerBuilder<string, string>(new ConsumerConfig { GroupId = "g", EnableAutoCommit = false }).Build();

                public ConsumeResult<string, string> Next(CancellationToken token) => _consumer.Consume(token);

                public void Done(ConsumeResult<string, string> result) => _consumer.Commit(result);
            }
            """);
        Assert.Equal(Delivery.Unknown, found.Delivery);
        Assert.Contains("another member than Consume", found.Reasons[0].Text, StringComparison.Ordinal);
    }

    /// <summary>A handler that only writes the failure down has seen it, and the message is gone: that holds on a condition.</summary>
    [Theory]
    [InlineData("report => { if (report.Error.IsError) { Console.WriteLine(report.Error.Reason); } }", true)]
    [InlineData("Log", true)]
    [InlineData("handler", true)]
    [InlineData("report => { if (report.Error.IsError) { failed = true; } }", false)]
    [InlineData("report => { if (report.Error.IsError) { System.IO.File.AppendAllText(\"outbox\", report.Message.Value); } }", false)]
    [InlineData("Count", false)]
    [InlineData("s_log", true)]
    [InlineData("s_save", false)]
    [InlineData("flag ? Count : Log", true)]
    [InlineData("flag ? Count : s_save", false)]
    [InlineData("s_none", true)]
    public void A_delivery_handler_that_only_writes_is_a_condition(string handler, bool expected)
    {
        var found = Infer($$"""
            class Orders
            {
                private static readonly Action<DeliveryReport<string, string>> s_log = report => Console.WriteLine(report.Error.Reason);
                private static readonly Action<DeliveryReport<string, string>> s_save = report => System.IO.File.AppendAllText("outbox", report.Message.Value);
                private static readonly Action<DeliveryReport<string, string>> s_none = null!;
                private int _failed;
                void Run(Message<string, string> message, bool flag, CancellationToken token)
                {
                    var failed = false;
                    Action<DeliveryReport<string, string>> handler = report => Console.WriteLine(report.Error.IsError ? "failed" : "sent");
                    using var producer = new ProducerBuilder<string, string>(new ProducerConfig { EnableIdempotence = true }).Build();
                    producer.Produce("orders", message, {{handler}});
                    producer.Flush(token);
                    if (failed) { throw new InvalidOperationException(); }
                }

                private void Count(DeliveryReport<string, string> report) { if (report.Error.IsError) { _failed++; } }
                private static void Log(DeliveryReport<string, string> report) { if (report.Error.IsError) { Console.WriteLine(report.Error.Reason); } }
            }
            """);
        Assert.Equal((Delivery.Idempotent, expected), (found.Delivery, found.IsConditional));
    }

    /// <summary>The task of an own method is all that tells of the failure: who drops it loses messages unnoticed, who awaits it does not.</summary>
    [Theory]
    [InlineData("_ = PublishAsync(m);", "await _producer.ProduceAsync(\"orders\", m);", nameof(Delivery.AtMostOnce))]
    [InlineData("PublishAsync(m);", "await _producer.ProduceAsync(\"orders\", m).ConfigureAwait(false);", nameof(Delivery.AtMostOnce))]
    [InlineData("_ = OuterAsync(m);", "await _producer.ProduceAsync(\"orders\", m);", nameof(Delivery.AtMostOnce))]
    [InlineData("_ = _publisher.PublishAsync(m);", "await _producer.ProduceAsync(\"orders\", m);", nameof(Delivery.AtMostOnce))]
    [InlineData("_ = PublishAsync(m);", "try { await _producer.ProduceAsync(\"orders\", m); } catch (Exception) { Note(m); throw; }", nameof(Delivery.AtMostOnce))]
    [InlineData("await PublishAsync(m);", "await _producer.ProduceAsync(\"orders\", m);", nameof(Delivery.Idempotent))]
    [InlineData("await OuterAsync(m);", "await _producer.ProduceAsync(\"orders\", m);", nameof(Delivery.Idempotent))]
    [InlineData("_ = PublishAsync(m);", "try { await _producer.ProduceAsync(\"orders\", m); } catch (Exception) { System.IO.File.AppendAllText(\"outbox\", m.Value); }", nameof(Delivery.Idempotent))]
    [InlineData("_ = Task.WhenAll(PublishAsync(m)).ContinueWith(Note);", "await _producer.ProduceAsync(\"orders\", m);", nameof(Delivery.Idempotent))]
    [InlineData("var task = PublishAsync(m); await task;", "await _producer.ProduceAsync(\"orders\", m);", nameof(Delivery.Idempotent))]
    public void A_caller_that_drops_the_task_of_an_own_method_loses_what_fails(string call, string body, string expected) =>
        Assert.Equal(expected, Publisher(call, body).Delivery.ToString());

    /// <summary>A caller that only writes the failure down and goes on has heard of it, and the message is gone all the same.</summary>
    [Theory]
    [InlineData("try { await PublishAsync(m); } catch (Exception e) { Console.WriteLine(e); }", nameof(Delivery.AtMostOnce))]
    [InlineData("try { await _publisher.PublishAsync(m); } catch (Exception e) { Console.WriteLine(e.Message); }", nameof(Delivery.AtMostOnce))]
    [InlineData("try { await PublishAsync(m); } catch (Exception e) { Console.WriteLine(e); throw; }", nameof(Delivery.Idempotent))]
    [InlineData("try { await PublishAsync(m); } catch (Exception) { System.IO.File.AppendAllText(\"outbox\", m.Value); }", nameof(Delivery.Idempotent))]
    [InlineData("try { await PublishAsync(m); } catch (OperationCanceledException e) { Console.WriteLine(e); }", nameof(Delivery.Idempotent))]
    [InlineData("try { Note(m); } catch (Exception e) { Console.WriteLine(e); } await PublishAsync(m);", nameof(Delivery.Idempotent))]
    public void A_caller_that_only_writes_the_failure_down_loses_the_message(string call, string expected) =>
        Assert.Equal(expected, Publisher(call, "await _producer.ProduceAsync(\"orders\", m);").Delivery.ToString());

    private static InferredGuarantee Publisher(string call, string body) => Infer($$"""
            interface IPublisher { Task PublishAsync(Message<string, string> m); }
            class Publisher : IPublisher
            {
                private readonly IProducer<string, string> _producer = new ProducerBuilder<string, string>(new ProducerConfig { EnableIdempotence = true }).Build();
                private readonly IPublisher _publisher = null!;
                public async Task PublishAsync(Message<string, string> m) { {{body}} }
                private async Task OuterAsync(Message<string, string> m) => await PublishAsync(m);
                private static void Note(object o) => Console.WriteLine(o);
                async Task RunAsync(Message<string, string> m) { {{call}} }
            }
            """);

    private static InferredGuarantee Consumer(string settings, string use) => Infer(ConsumerCode(settings, use));

    private static string ConsumerCode(string settings, string use) => $$"""
        class Orders
        {
            void Run(IHandler handler, bool flag, CancellationToken token)
            {
                using var consumer = new ConsumerBuilder<string, string>(new ConsumerConfig { {{(settings.Contains("GroupId", StringComparison.Ordinal) ? "" : "GroupId = \"billing\", ")}}{{settings}} }).Build();
                consumer.Subscribe("orders");
                try { {{use}} } finally { consumer.Close(); }
            }

            static void Save(string value) => System.IO.File.AppendAllText("orders", value);
        }
        interface IHandler { void Handle(string value); }
        """;

    private static InferredGuarantee Producer(string settings, string use) => Infer($$"""
        class Orders
        {
            async Task RunAsync(Message<string, string> message, bool flag, CancellationToken token)
            {
                using var producer = new ProducerBuilder<string, string>(new ProducerConfig { {{settings}} }).Build();
                {{use}}
            }
        }
        """);

    private static InferredGuarantee Infer(string source) => Assert.Single(InferAll(source));

    private static IEnumerable<InferredGuarantee> InferAll(string source) => ProgramGuarantees.Of(Reports.Compile(source), new AnalyzerOptions([]), CancellationToken.None);
}
