using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>A table of calls in a handler: which end the program or the loop, and which do nothing about a failure.</summary>
public class TerminatingCallsTests
{
    [Theory]
    [InlineData("Environment.Exit(1)", true)]
    [InlineData("Environment.FailFast(\"x\")", true)]
    [InlineData("source.Cancel()", true)]
    [InlineData("source.CancelAsync()", true)]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Kill()", true)]
    [InlineData("lifetime.StopApplication()", true)]
    [InlineData("old.StopApplication()", true)]
    [InlineData("host.StopAsync()", true)]
    [InlineData("System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure)", true)]
    [InlineData("source.Dispose()", false)]
    [InlineData("host.StartAsync()", false)]
    [InlineData("desk.Cancel()", false)]
    [InlineData("act()", false)]
    public void Ends_the_program(string call, bool ends) => Assert.Equal(ends, TerminatingCalls.Leads(Method(call)));

    [Theory]
    [InlineData("logger.LogError(\"x\")", true)]
    [InlineData("Console.WriteLine(1)", true)]
    [InlineData("\"a\".Trim()", true)]
    [InlineData("Task.Delay(1)", true)]
    [InlineData("new List<int>().Clear()", true)]
    [InlineData("desk.LogFailure()", true)]
    [InlineData("desk.ToOrder()", true)]
    [InlineData("desk.Rollback()", true)]
    [InlineData("desk.RollBackAsync()", true)]
    [InlineData("desk.Dispose()", true)]
    [InlineData("metrics.Bump()", true)]
    [InlineData("source.Cancel()", false)]
    [InlineData("gate.Set()", false)]
    [InlineData("new System.Net.WebSockets.ClientWebSocket().Abort()", false)]
    [InlineData("channel.Writer.Complete()", false)]
    [InlineData("act()", false)]
    [InlineData("act.Invoke()", false)]
    [InlineData("desk.Park()", false)]
    [InlineData("desk.Cancel()", false)]
    [InlineData("desk.RollbackNothing()", true)]
    [InlineData("desk.rollBackLater()", false)]
    public void Does_nothing_about_a_failure(string call, bool isHarmless) => Assert.Equal(isHarmless, TerminatingCalls.IsHarmless(Method(call)));

    private static IMethodSymbol Method(string call)
    {
        var tree = CSharpSyntaxTree.ParseText($$"""
            #pragma warning disable CS0618
            using Microsoft.Extensions.Logging;
            using Microsoft.Extensions.Hosting;
            interface IDesk { void Park(); void Cancel(); void LogFailure(); string ToOrder(); void Rollback(); Task RollBackAsync(); void Dispose(); void RollbackNothing(); void rollBackLater(); }
            interface IMetrics { void Bump(); }
            class C
            {
                object Run(ILogger logger, IDesk desk, IMetrics metrics, CancellationTokenSource source, ManualResetEventSlim gate, System.Threading.Channels.Channel<int> channel,
                    Action act, IHostApplicationLifetime lifetime, IApplicationLifetime old, IHost host, Exception failure) { {{call}}; return logger; }
            }
            """);
        var compilation = Verify.Empty.AddSyntaxTrees(tree);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var statement = tree.GetRoot().DescendantNodes().OfType<ExpressionStatementSyntax>().Single();
        return (IMethodSymbol)compilation.GetSemanticModel(tree).GetSymbolInfo(statement.Expression).Symbol!;
    }
}
