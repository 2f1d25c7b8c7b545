using System.Runtime.CompilerServices;
using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Tests.Docs;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers.Tests.Program;

/// <summary>What stays in memory of a program that has been looked at: what was read, not the bodies it was read in.</summary>
public sealed class MemoryTests
{
    private const int Files = 40;

    /// <summary>In each of them.</summary>
    private const int Bodies = 8;

    /// <summary>Members whose bodies are read: for messages, sends, a transaction, a queue, topics and a delegate.</summary>
    private const string Service = """
        namespace Service0
        {
            class Orders(IConsumer<string, string> consumer, IProducer<string, string> producer, ProducerConfig config)
            {
                private readonly Action<string> _save = Save;
                private IProducer<string, string> _transactions;

                public void Run(CancellationToken token)
                {
                    while (!token.IsCancellationRequested)
                    {
                        var result = consumer.Consume(token);
                        try
                        {
                            _save(result.Message.Value);
                            Send(result.Message).Wait();
                        }
                        catch (Exception e)
                        {
                            Console.WriteLine(e);
                        }

                        consumer.Commit(result);
                    }
                }

                private static void Save(string value) => System.IO.File.AppendAllText("saved", value);

                private async Task Send(Message<string, string> message) => await producer.ProduceAsync("orders", message);

                public void Open()
                {
                    _transactions = new ProducerBuilder<string, string>(new ProducerConfig(config) { TransactionalId = "orders" }).Build();
                    _transactions.InitTransactions(TimeSpan.FromSeconds(10));
                }

                public void Move(Message<string, string> message)
                {
                    _transactions.BeginTransaction();
                    _transactions.Produce("moved", message);
                    _transactions.CommitTransaction();
                }

                public void Queue(Message<string, string> message)
                {
                    using var own = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = "localhost" }).Build();
                    own.Produce("orders", message, report => Console.WriteLine(report.Error));
                }

                public Task Create(IAdminClient admin) =>
                    admin.CreateTopicsAsync([new Confluent.Kafka.Admin.TopicSpecification { Name = "orders", ReplicationFactor = 1 }]);
            }
        }
        """;

    /// <summary>A fact that holds one operation holds all that the compiler has bound of its file.</summary>
    [Fact]
    public void BodiesAreLetGo()
    {
        var program = Verify.Empty.AddSyntaxTrees(Enumerable.Range(0, Files).Select(
            index => CSharpSyntaxTree.ParseText(Service.Replace("Service0", $"Service{index}"), path: $"Service{index}.cs")));

        Look(program);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.InRange(OperationSource.Of(program).BodiesInMemory, Limits.KeptBodies, Files * Bodies / 2);
        GC.KeepAlive(program);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Look(Compilation program)
    {
        var options = new AnalyzerOptions([]);
        var model = MemberAnalyzer.ModelOf(program, options, CancellationToken.None)!;
        var own = new KafkaOptions(options.AnalyzerConfigOptionsProvider.GlobalOptions);

        // As the compiler goes: a file after the other, each past all analyzers.
        var found = program.SyntaxTrees
            .SelectMany(tree => Shipped.Analyzers.OfType<MemberAnalyzer>().SelectMany(analyzer => analyzer.FindingsIn(tree, model, own, CancellationToken.None)))
            .CountBy(finding => finding.Rule.Id).ToDictionary();
        Assert.All(["KD1101", "KD2104", "KD4002"], rule => Assert.Equal(Files, found[rule]));
    }
}
