using System.Threading;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Libraries.Chains;

/// <summary>The two questions that reading chains has of the program: which body does a call run, and which function does a delegate hold.</summary>
internal sealed class Bodies(Compilation compilation, CancellationToken cancellation)
{
    private readonly OperationSource _source = OperationSource.Of(compilation);
    private readonly Callees _callees = Callees.Of(compilation);

    /// <summary>The one body that a call of the method runs; null where it is out of sight, or there are several.</summary>
    public IOperation? BodyOf(IMethodSymbol method)
    {
        var declared = method.OriginalDefinition;
        if (declared.MethodKind == MethodKind.LocalFunction)
        {
            return LocalFunction(declared);
        }

        var bodies = _callees.BodiesOf(declared, cancellation);
        return bodies.Length == 1 ? _source.Operation(bodies[0], cancellation) : null;
    }

    /// <summary>The method as a function; null as in <see cref="BodyOf"/>.</summary>
    /// <param name="frame">Where it is called: a local function sees what is passed to those around it.</param>
    public Function? FunctionOf(IMethodSymbol method, Frame? frame) => BodyOf(method) is { } body
        ? new Function(method.OriginalDefinition, body, method.MethodKind == MethodKind.LocalFunction ? frame : null)
        : null;

    /// <summary>The function that a delegate holds: a lambda or a method, also by way of a local that is written once, or of an argument.</summary>
    /// <returns>Null where that is not known.</returns>
    public Function? FunctionOf(IOperation value, Frame? frame)
    {
        // Each step leads to a declaration or out of a frame; a local that is its own value would not end.
        for (var steps = 0; steps < Limits.Hops; steps++)
        {
            switch (OwnOperations.Unwrapped(value))
            {
                case IAnonymousFunctionOperation lambda:
                    return new Function(lambda.Symbol, lambda.Body, frame);
                case IMethodReferenceOperation { Method: { IsExtensionMethod: false } method }:
                    return FunctionOf(method, frame);
                case ILocalReferenceOperation local when LocalUses.OnlyValueOf(local) is { } only:
                    value = only;
                    break;
                case IParameterReferenceOperation parameter when frame?.Passed(parameter.Parameter) is { } passed:
                    (value, frame) = passed;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>What a chain of calls begins with.</summary>
    public static IOperation StartOf(IOperation value)
    {
        while (OwnOperations.Unwrapped(value) is IInvocationOperation call && ReceiverOf(call) is { } receiver)
        {
            value = receiver;
        }

        return OwnOperations.Unwrapped(value);
    }

    /// <summary>What a call is made on: the object, or the first argument of an extension method.</summary>
    public static IOperation? ReceiverOf(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);

    private IOperation? LocalFunction(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is { } declaration
        && Members.RootOf(declaration) is { } member
            ? _source.Operation(member, cancellation)?.Descendants().OfType<ILocalFunctionOperation>().FirstOrDefault(function => function.Syntax == declaration)?.Body
            : null;
}
