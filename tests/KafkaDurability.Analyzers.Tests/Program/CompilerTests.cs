using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Tests.Program;

/// <summary>
/// The compiler throws where it is to make a graph of an interpolated string for a handler type whose constructor does not
/// bind: such a member is not read, and all others are.
/// </summary>
public sealed class CompilerTests
{
    private const string Handler = """

        [System.Runtime.CompilerServices.InterpolatedStringHandler]
        struct Text
        {
            public Text(int literals, int values, int missing, out bool isWanted) => isWanted = true;

            public Text(int literals, int values, string missing) { }

            public void AppendLiteral(string text) { }

            public void AppendFormatted<T>(T value) { }
        }

        static class Log
        {
            public static void Write(Text text) { }

            public static void Write(object to, [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("to")] Text text) { }
        }
        """;

    public static TheoryData<string> Calls =>
    [
        "Action log = () => Log.Write($\"of {result.Message.Value}\");",
        "Action log = () => Log.Write(this, $\"of {result.Message.Value}\");",
        "Action log = () => { Action inner = () => Log.Write($\"of {result.Message.Value}\"); };",
        "void Say() => Log.Write($\"of {result.Message.Value}\"); Say();",
        "Log.Write($\"of {result.Message.Value}\");",
        "Func<Task> log = async () => { await Task.Yield(); Log.Write($\"of {result?.Message.Value ?? \"none\"}\"); };",
        "Action log = () => Log.Write($\"of {result.Message.",
    ];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Code_that_the_compiler_cannot_read_is_survived_and_the_rest_is_read(string call)
    {
        var reports = await VerifyAll.AnalyzeAsync($$"""
            class Other
            {
                IProducer<string, string> Build() => new ProducerBuilder<string, string>(new ProducerConfig { Acks = Acks.None }).Build();
            }
            {{Handler}}
            class Loop(IConsumer<string, string> consumer, IProducer<string, string> producer)
            {
                public void Run(CancellationToken token)
                {
                    while (true)
                    {
                        var result = consumer.Consume(token);
                        {{call}}
                        try
                        {
                            producer.Produce("orders", result.Message);
                        }
                        catch (Exception)
                        {
                        }

                        consumer.Commit(result);
                    }
                }
            }
            """);
        Assert.Contains("KD1001", reports.Select(report => report.Id));
        Assert.DoesNotContain("AD0001", reports.Select(report => report.Id));
    }

    [Fact]
    public async Task A_field_that_the_compiler_cannot_read_is_survived() => Assert.DoesNotContain(
        "AD0001",
        (await VerifyAll.AnalyzeAsync($$"""
            class Fields
            {
                private readonly Action<ProducerConfig> _set = config => Log.Write($"of {config.Acks}");

                public Action<ProducerConfig> Set { get; } = config => Log.Write($"of {config.Acks}");
            }
            {{Handler}}
            """)).Select(report => report.Id));

    /// <summary>Without this the tests above could not fail.</summary>
    [Fact]
    public void The_compiler_does_throw_there()
    {
        var compilation = CSharpCompilation.Create(
            "Throws",
            [CSharpSyntaxTree.ParseText("using System; class C { void Run(int value) { Action log = () => Log.Write($\"of {value}\"); } }" + Handler)],
            Verify.References);
        var tree = compilation.SyntaxTrees.Single();
        var method = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First();
        var body = Assert.IsAssignableFrom<IMethodBodyOperation>(compilation.GetSemanticModel(tree).GetOperation(method));
        Assert.Throws<InvalidCastException>(() => FunctionGraphs.Of(ControlFlowGraph.Create(body), CancellationToken.None).Count());
        Assert.Null(OperationSource.Of(compilation).Graph(method, CancellationToken.None));
    }

    [Fact]
    public void What_is_cancelled_stays_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => Compiler.Survive<object>(() => throw new OperationCanceledException()));
}
