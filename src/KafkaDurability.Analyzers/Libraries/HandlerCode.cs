using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Libraries.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>What the user's own handlers, consumers and middlewares do about failures.</summary>
internal sealed class HandlerCode(Bodies bodies)
{
    /// <summary>
    /// Whether an exception may come out of the function, and nothing in it looks to failures: then what the library does
    /// about them is what happens.
    /// </summary>
    /// <returns>False as well where the body is out of sight.</returns>
    public bool LetsFailuresOut(IMethodSymbol method) => bodies.BodyOf(method) is { } body && !Deals(body) && MayFail(body, 0);

    /// <summary>Whether a clause takes all exceptions and does more than to log and rethrow them, or a policy may.</summary>
    public static bool Deals(IOperation body) => body.Descendants().Any(operation => operation switch
    {
        ICatchClauseOperation clause => Catches.All(clause.ExceptionType) && !OnlyRethrows(clause),
        IInvocationOperation call => IsPolicy(call.TargetMethod),
        _ => false,
    });

    private static bool OnlyRethrows(ICatchClauseOperation clause) =>
        clause.Handler.Descendants().Any(operation => operation is IThrowOperation)
        && !clause.Handler.Descendants().Any(operation => operation is IReturnOperation or IBranchOperation or IAssignmentOperation or IConditionalOperation
            || operation is IInvocationOperation call && !KnownCallees.Observes(call.TargetMethod));

    private static bool IsPolicy(IMethodSymbol method) => method.ContainingAssembly?.Name is { } name && name.StartsWith("Polly", StringComparison.Ordinal);

    /// <summary>Printing and logging are no work that would be missed; anything else may fail.</summary>
    private bool MayFail(IOperation body, int depth) => body.Descendants().Any(operation => operation switch
    {
        IThrowOperation { Exception: not null } => true,
        IInvocationOperation { Instance: IPropertyReferenceOperation { Property.ContainingType: var type } } when BaseLibrary.IsConsole(type) => false, // Console.Out
        IInvocationOperation call => MayFail(call.TargetMethod, depth),
        _ => false,
    });

    private bool MayFail(IMethodSymbol method, int depth)
    {
        if (KnownCallees.Observes(method) || method.MethodKind == MethodKind.LocalFunction && depth >= Limits.CallDepth)
        {
            return false;
        }

        if (BaseLibrary.Declares(method))
        {
            return BaseLibrary.Effect(method) is CalleeEffect.Processes or CalleeEffect.MayProcess && !BaseLibrary.IsConsole(method.ContainingType);
        }

        // The library's own base method, or a method of the user's: what is in sight is looked at.
        return depth < Limits.CallDepth && bodies.BodyOf(method) is { } body ? MayFail(body, depth + 1) : !LibraryReferences.IsFamily(method.ContainingAssembly);
    }
}
