using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>The facts of a method that consumes, read as the analyzer reads them.</summary>
internal static class Facts
{
    /// <param name="body">The body of a loop; Process, ProcessAsync and Log are there to call.</param>
    /// <param name="members">Further members of the class.</param>
    /// <param name="types">Further types.</param>
    /// <param name="compiles">False for code that has errors, as while it is written, or a package is not restored.</param>
    public static ConsumeFacts OfLoop(string body, string members = "", string types = "", bool compiles = true) =>
        OfMethod($$"""while (true) { {{body}} }""", members, types, compiles);

    public static ConsumeFacts OfMethod(string body, string members = "", string types = "", bool compiles = true)
    {
        var tree = CSharpSyntaxTree.ParseText($$"""
            using System; using System.Collections.Generic; using System.Linq; using System.Threading; using System.Threading.Tasks; using Confluent.Kafka;
            abstract class C
            {
                IConsumer<string, string> consumer = null!;
                protected abstract void Process(string value);
                protected abstract Task ProcessAsync(string value);
                protected abstract void Enqueue(string value);
                void Log(string value) => Console.WriteLine(value);
                {{members}}
                async Task Run() { await Task.Yield(); {{body}} }
            }
            {{types}}
            """);
        var compilation = Verify.Empty.AddSyntaxTrees(tree);
        Assert.Equal(compiles, compilation.GetDiagnostics().All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error));
        var method = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(declaration => declaration.Identifier.ValueText == "Run");
        return ConsumeModel.Of(compilation, KafkaSymbols.From(compilation)!).Facts(method, CancellationToken.None);
    }
}
