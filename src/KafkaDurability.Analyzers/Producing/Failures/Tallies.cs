using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Private fields that only count, or collect what nobody takes out: they keep no message, and decide nothing.</summary>
internal static class Tallies
{
    /// <param name="operation">What is written to, or called on.</param>
    public static bool Is(IOperation? operation, Compilation compilation, CancellationToken cancellation)
    {
        if (OwnOperations.Unconverted(operation) is not IFieldReferenceOperation { Field: { DeclaredAccessibility: Accessibility.Private, ContainingType: { } type } field })
        {
            return false;
        }

        var source = OperationSource.Of(compilation);
        var members = Members.Mentioning(type.OriginalDefinition, field.Name).Take(Limits.TallyMembers + 1).ToList();
        return members.Count <= Limits.TallyMembers
            && members.Select(member => source.Operation(member, cancellation)).ToList() is var bodies
            && !bodies.Contains(null)
            && bodies.SelectMany(body => body!.Descendants()).OfType<IFieldReferenceOperation>()
                .Where(use => SymbolEqualityComparer.Default.Equals(use.Field.OriginalDefinition, field.OriginalDefinition))
                .All(OnlyCounts);
    }

    private static bool OnlyCounts(IFieldReferenceOperation use)
    {
        IOperation operation = use;
        while (operation.Parent is IConversionOperation)
        {
            operation = operation.Parent;
        }

        return operation.Parent switch
        {
            IIncrementOrDecrementOperation { Parent: IExpressionStatementOperation } => true,
            ICompoundAssignmentOperation { Parent: IExpressionStatementOperation } step => step.Target == operation,
            IInvocationOperation { Parent: IExpressionStatementOperation } call => call.Instance == operation && BaseLibrary.Declares(call.TargetMethod),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } call } =>
                method.ContainingType.Name is "Interlocked" or "Volatile" ? call.Parent is IExpressionStatementOperation || IsShown(call) : KnownCallees.Observes(method),
            _ => IsShown(operation),
        };
    }

    /// <summary>It becomes part of a text, or of a line of a log.</summary>
    private static bool IsShown(IOperation value)
    {
        for (var (operation, hops) = (value, 0); hops < 8; operation = operation.Parent!, hops++)
        {
            switch (operation.Parent)
            {
                case IInterpolationOperation:
                    return true;
                case IArgumentOperation { Parent: IInvocationOperation call }:
                    return KnownCallees.Observes(call.TargetMethod);
                case IConversionOperation or IArrayInitializerOperation or IArrayCreationOperation:
                    break;
                default:
                    return false;
            }
        }

        return false;
    }
}
