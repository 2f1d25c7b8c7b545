using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>Delegates that only look: whatever they are given, they log or count it, and do nothing about a failure.</summary>
/// <param name="Compilation">Where all they may be is looked for.</param>
internal sealed record Bystanders(Compilation Compilation, KafkaSymbols Symbols, CancellationToken Cancellation)
{
    /// <param name="variable">The field, property, event or parameter that holds the delegate.</param>
    public bool Are(ISymbol variable) =>
        variable is IFieldSymbol or IPropertySymbol or IEventSymbol or IParameterSymbol
        && DelegateValues.Of(Compilation).Of(variable, Cancellation) is { IsComplete: true } values
        && !(values.Functions.IsEmpty && values.Calls.IsEmpty)
        && values.Functions.All(function => function.Body is { } body ? OnlyLooks(body, Limits.CallDepth) : function.Lambda is null && OnlyLooks(function.Symbol, Limits.CallDepth))
        && values.Calls.All(LogMethods.Defines);

    private bool OnlyLooks(IMethodSymbol method, int calls) =>
        KnownCallees.IsOfObservers(method)
        || (Callees.Of(Compilation).BodiesOf(method.OriginalDefinition, Cancellation) is { IsEmpty: false } bodies
            ? calls > 0 && bodies.All(body => OperationSource.Of(Compilation).Operation(body, Cancellation) is { } operation && OnlyLooks(operation, calls - 1))
            : TerminatingCalls.IsHarmless(method));

    private bool OnlyLooks(IOperation body, int calls) => body.DescendantsAndSelf().All(operation => operation switch
    {
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } => false,
        IInvocationOperation call when Symbols.Owns(call.TargetMethod) || TerminatingCalls.Leads(call.TargetMethod) => false,
        IInvocationOperation call => IsOnConsole(call.Instance) || OnlyLooks(call.TargetMethod, calls),
        IThrowOperation or IInvalidOperation or IDynamicInvocationOperation or IEventAssignmentOperation => false,
        IAssignmentOperation { Target: IMemberReferenceOperation or IArrayElementReferenceOperation } => false,
        _ => true,
    });

    /// <summary>Console.Error.WriteLine, Console.Out.Write.</summary>
    public static bool IsOnConsole(IOperation? instance) =>
        instance is IPropertyReferenceOperation { Property: { Name: "Out" or "Error", ContainingType: var type } } && BaseLibrary.IsConsole(type);
}
