using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>Helpers that run a function they are given, and swallow what it throws: Safely(() => …).</summary>
internal static class Guards
{
    /// <param name="parameter">The ordinal of the parameter that takes the function.</param>
    /// <returns>The catch clause; null where there is none, or it does more than to log, or the helper tries again.</returns>
    public static SyntaxNode? ClauseOf(IMethodSymbol helper, int parameter, Compilation compilation, CancellationToken cancellation)
    {
        if (Callees.Of(compilation).BodiesOf((helper.ReducedFrom ?? helper).OriginalDefinition, cancellation) is not { Length: 1 } bodies
            || OperationSource.Of(compilation).Operation(bodies[0], cancellation) is not { } body)
        {
            return null;
        }

        var ordinal = helper.ReducedFrom is null ? parameter : parameter + 1;
        var runs = OwnOperations.Of(body).OfType<IInvocationOperation>()
            .Where(call => call.TargetMethod.MethodKind == MethodKind.DelegateInvoke && call.Instance is IParameterReferenceOperation { Parameter.Ordinal: var own } && own == ordinal)
            .ToList();
        return runs.Count != 1 || (Awaitables.IsAwaitable(runs[0].Type) && !Completion.IsAwaited(runs[0])) || OwnOperations.Around<ITryOperation>(runs[0]) is not { } attempt
            || !attempt.Body.Descendants().Contains(runs[0]) || OwnOperations.Around<ILoopOperation>(runs[0]) is not null || OwnOperations.Around<ITryOperation>(attempt) is not null
            ? null
            : attempt.Catches.FirstOrDefault(clause => Catches.All(clause.ExceptionType) && (clause.Filter is null || CatchFilters.TakesAllButCancellation(clause.Filter)) && OnlyLogs(clause.Handler))?.Syntax;
    }

    private static bool OnlyLogs(IBlockOperation handler) => handler.Descendants().All(operation => operation switch
    {
        IThrowOperation => false,
        IInvocationOperation call => TerminatingCalls.IsHarmless(call.TargetMethod),
        IAssignmentOperation assignment => assignment.Target is ILocalReferenceOperation,
        _ => true,
    });
}
