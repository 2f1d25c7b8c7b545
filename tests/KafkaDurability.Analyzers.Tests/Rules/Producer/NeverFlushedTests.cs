using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace KafkaDurability.Analyzers.Tests.Rules.Producer;

/// <summary>KD1109: producers of a program that nothing in it flushes.</summary>
public class NeverFlushedTests
{
    private const string Built = "new ProducerBuilder<string, string>(new ProducerConfig { EnableIdempotence = true }).Build()";

    private const string Aspire = """
        namespace Microsoft.Extensions.Hosting
        {
            public static class AspireKafkaProducerExtensions
            {
                public static void AddKafkaProducer<TKey, TValue>(this object builder, string name) { }
            }
        }

        """;

    private const string Report = "report => { if (report.Error.IsError) { Console.WriteLine(report.Error.Reason); } }";

    private static string Sender(string head, string producer, string members = "") =>
        $"public class Sender{head} {{ {members} public void Send(string text) => {{|KD1109:{producer}.Produce(\"a\", new Message<string, string> {{ Value = text }}, {Report})|}}; }}\n";

    private const string Shared = "public static class Shared { public static IProducer<string, string> Producer { get; } = " + Built + "; }\n";

    /// <summary>All of a program is in sight, what is public too.</summary>
    [Fact]
    public Task Public() => Program("new Sender().Send(\"a\");\n" + Shared + Sender("", "Shared.Producer"));

    /// <summary>The container disposes it, and Aspire does not flush.</summary>
    [Fact]
    public Task OfAspire() => Program("using Microsoft.Extensions.Hosting;\nnew object().AddKafkaProducer<string, string>(\"kafka\");\n" + Sender("(IProducer<string, string> producer)", "producer") + Aspire);

    [Theory]
    [InlineData("new Sender().Send(\"a\"); Shared.Producer.Flush();\n" + Shared, "", "Shared.Producer")]
    [InlineData("new Sender().Send(\"a\"); Shared.Producer.Dispose();\n" + Shared, "", "Shared.Producer")]
    [InlineData("new Sender().Send(\"a\"); Give(Shared.Producer); void Give(object o) => GC.KeepAlive(o);\n" + Shared, "", "Shared.Producer")]
    [InlineData("Console.WriteLine();\n", "(IProducer<string, string> producer)", "producer")]
    public Task Silent(string statements, string head, string producer) => Program(statements + Sender(head, producer).Replace("{|KD1109:", "", StringComparison.Ordinal).Replace("|};", ";", StringComparison.Ordinal));

    /// <summary>Others may use what is public in a library.</summary>
    [Fact]
    public Task InALibrary() => Verify.Rules<ProducerUseAnalyzer>(["KD1109"], Shared + Sender("", "Shared.Producer").Replace("{|KD1109:", "", StringComparison.Ordinal).Replace("|};", ";", StringComparison.Ordinal));

    /// <summary>What KD1101 says is not said twice.</summary>
    [Fact]
    public Task AfterKD1101() => Program(
        "new Sender().Send(\"a\");\n" + Sender("", "_producer", "private readonly IProducer<string, string> _producer = " + Built + ";").Replace("KD1109", "KD1101", StringComparison.Ordinal));

    [Fact]
    public Task Fixed()
    {
        const string stop = "public System.Threading.Tasks.Task StopAsync(CancellationToken token) { return Task.CompletedTask; }";
        var source = "using Microsoft.Extensions.Hosting;\nnew object().AddKafkaProducer<string, string>(\"kafka\");\n" + Sender("(IProducer<string, string> producer)", "producer", stop) + Aspire;
        var test = new CSharpCodeFixTest<ProducerUseAnalyzer, SuggestionFixer, DefaultVerifier>();
        Verify.Prepare(test, source, errors: false);
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        test.FixedState.Sources.Add(source.Replace("token) { return", "token) { producer.Flush(); return", StringComparison.Ordinal).Replace("{|KD1109:", "", StringComparison.Ordinal).Replace("|};", ";", StringComparison.Ordinal));
        test.FixedState.Sources.Add(("/0/GlobalUsings.cs", Verify.GlobalUsings));
        return test.RunAsync();
    }

    private static Task Program(string source) => Verify.Program<ProducerUseAnalyzer>(source);
}
