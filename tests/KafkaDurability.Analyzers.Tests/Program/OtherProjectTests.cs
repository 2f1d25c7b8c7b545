using KafkaDurability.Analyzers.Tests.Docs;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers.Tests.Program;

/// <summary>An editor references another project as source, a build as an assembly: both report the same, and neither reads what it cannot bind.</summary>
public sealed class OtherProjectTests
{
    private const string Other = """
        namespace Shared;

        public static class Names
        {
            public static readonly string Servers = "broker:9092";
            public static readonly Acks Level = Acks.Leader;
            public static string Group { get; } = "group";
        }

        public class Settings
        {
            public string Servers { get; set; } = "broker:9092";
            public Acks Acks { get; set; } = Acks.Leader;
        }

        public class OwnConfig : ProducerConfig { public OwnConfig() { Acks = Confluent.Kafka.Acks.All; EnableIdempotence = true; } }

        public static class Clients
        {
            public static ProducerConfig Settings() => new() { Acks = Acks.All, EnableIdempotence = true };
            public static IProducer<string, string> Producer() => new ProducerBuilder<string, string>(Settings()).Build();
            public static void Harden(ProducerConfig config) => config.Acks = Acks.All;
        }

        public class Outcome { public bool Success { get; set; } public bool Failed => !Success; }

        public interface IHandler { Task HandleAsync(string value); }

        public class Handler(string file) : IHandler
        {
            public async Task HandleAsync(string value)
            {
                try { await System.IO.File.AppendAllTextAsync(file, value); } catch (Exception e) { Console.WriteLine(e); }
            }

            public Outcome Try(string value)
            {
                try { System.IO.File.AppendAllText(file, value); return new Outcome { Success = true }; } catch { return new Outcome(); }
            }
        }

        public abstract class Loop
        {
            protected abstract Task HandleAsync(string value);
            public virtual void Stop(IConsumer<string, string> consumer) => consumer.Close();
        }
        """;

    private static readonly string[] s_own =
    [
        // Constants, properties and methods that settings come from.
        """
        var acks = new ProducerConfig { BootstrapServers = Shared.Names.Servers, Acks = Shared.Names.Level };
        using var first = new ProducerBuilder<string, string>(acks).Build();
        var options = new Shared.Settings();
        using var second = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = options.Servers, Acks = options.Acks }).Build();
        using var third = new ProducerBuilder<string, string>(new Shared.OwnConfig { Acks = Acks.Leader }).Build();
        using var fourth = new ProducerBuilder<string, string>(Shared.Clients.Settings()).Build();
        using var fifth = Shared.Clients.Producer();
        fifth.Produce("topic", new() { Value = "v" });
        var hardened = new ProducerConfig { Acks = Acks.Leader };
        Shared.Clients.Harden(hardened);
        using var sixth = new ProducerBuilder<string, string>(hardened).Build();
        """,
        // Code that works on messages.
        """
        using var consumer = new ConsumerBuilder<string, string>(new ConsumerConfig { GroupId = Shared.Names.Group, EnableAutoCommit = false, AutoOffsetReset = AutoOffsetReset.Earliest }).Build();
        consumer.Subscribe("orders");
        var handler = new Shared.Handler("file");
        while (true)
        {
            var result = consumer.Consume(CancellationToken.None);
            await handler.HandleAsync(result.Message.Value);
            if (handler.Try(result.Message.Value).Success) consumer.Commit(result);
        }
        """,
        """
        var consumer = new ConsumerBuilder<string, string>(new ConsumerConfig { GroupId = "g", EnableAutoCommit = false, AutoOffsetReset = AutoOffsetReset.Earliest }).Build();
        consumer.Subscribe("orders");
        Shared.IHandler handler = new Shared.Handler("file");
        while (true)
        {
            var result = consumer.Consume(CancellationToken.None);
            consumer.Commit(result);
            _ = handler.HandleAsync(result.Message.Value);
        }
        """,
        // What derives from it, and what a container gives.
        """
        var services = new Microsoft.Extensions.DependencyInjection.ServiceCollection();
        services.AddSingleton<Shared.IHandler, Shared.Handler>();
        services.AddSingleton(new Shared.Settings());
        services.AddSingleton(provider => Shared.Clients.Producer());
        services.AddSingleton<Own>();

        class Own(Shared.IHandler handler, Shared.Settings settings, IProducer<string, string> producer) : Shared.Loop
        {
            public void Run(IConsumer<string, string> consumer)
            {
                while (true)
                {
                    var result = consumer.Consume(CancellationToken.None);
                    try { HandleAsync(result.Message.Value).Wait(); } catch (Exception e) { Console.WriteLine(e); }
                    consumer.Commit(result);
                }
            }

            protected override async Task HandleAsync(string value)
            {
                await handler.HandleAsync(value);
                producer.Produce(settings.Servers, new() { Value = value });
            }
        }
        """,
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_same_is_found(int index)
    {
        var other = Compile("Shared", Other, OutputKind.DynamicallyLinkedLibrary, null);
        using var image = new MemoryStream();
        Assert.True(other.Emit(image).Success);
        var built = await FindAsync(s_own[index], MetadataReference.CreateFromImage(image.ToArray()));
        Assert.NotEmpty(built);
        Assert.Equal(built, await FindAsync(s_own[index], other.ToMetadataReference()));
    }

    private static async Task<List<string>> FindAsync(string source, MetadataReference other)
    {
        var failures = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => failures.Add(exception), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var own = Compile("Own", source, OutputKind.ConsoleApplication, other);
        Assert.DoesNotContain(own.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var found = await own.WithAnalyzers(Shipped.Analyzers, options).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(failures);
        return found.Select(diagnostic => diagnostic.ToString()).Order(StringComparer.Ordinal).ToList();
    }

    private static CSharpCompilation Compile(string name, string source, OutputKind kind, MetadataReference? other) => CSharpCompilation.Create(
        name,
        [CSharpSyntaxTree.ParseText(source), CSharpSyntaxTree.ParseText(Verify.GlobalUsings + "global using Microsoft.Extensions.DependencyInjection;")],
        other is null ? Verify.References : Verify.References.Add(other),
        new CSharpCompilationOptions(kind));
}
