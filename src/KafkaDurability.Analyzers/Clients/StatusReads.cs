using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Producing;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>Where the status of deliveries is read: of the report that a handler gets, or of what an awaited send gives.</summary>
internal static class StatusReads
{
    /// <param name="sends">Calls of Produce and ProduceAsync.</param>
    public static IEnumerable<SyntaxNode> Of(IEnumerable<ClientCall> sends, ConfigModel model, CancellationToken cancellation)
    {
        var code = new CodeInSight(model.Compilation, model.Symbols, cancellation);
        foreach (var send in sends)
        {
            if (Members.RootOf(send.Node) is not { } member || model.Operation(member, cancellation) is not { } operation
                || operation.Descendants().OfType<IInvocationOperation>().FirstOrDefault(call => call.Syntax == send.Node) is not { } call)
            {
                continue;
            }

            var locals = new LocalUses(operation);
            var read = send.Method.Name == "Produce"
                ? call.Arguments.Where(argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate).SelectMany(argument => code.FunctionsOf(argument.Value, locals))
                    .Where(handler => handler.Symbol.Parameters.Length == 1)
                    .SelectMany(handler => handler.Body.Descendants().OfType<IParameterReferenceOperation>()
                        .Where(report => SymbolEqualityComparer.Default.Equals(report.Parameter, handler.Symbol.Parameters[0])))
                    .Select(StatusOf).FirstOrDefault(status => status is not null)
                : ResultsOf(call, locals).Select(StatusOf).FirstOrDefault(status => status is not null);
            if (read is not null)
            {
                yield return read;
            }
        }
    }

    /// <summary>What an awaited call gives, there and by way of a variable.</summary>
    private static IEnumerable<IOperation> ResultsOf(IInvocationOperation call, LocalUses locals)
    {
        IOperation value = call;
        while (value.Parent is IAwaitOperation or IConversionOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "GetAwaiter" or "GetResult" } or IPropertyReferenceOperation { Property.Name: "Result" })
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => locals.ReadsOf(local),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } => locals.ReadsOf(local),
            _ => [value],
        };
    }

    private static SyntaxNode? StatusOf(IOperation report) =>
        report.Parent is IPropertyReferenceOperation { Property: { Name: "Status", ContainingType.Name: "DeliveryResult" or "DeliveryReport" } } status && !IsOnlyTold(status) ? status.Syntax : null;

    /// <summary>It is written to a log.</summary>
    private static bool IsOnlyTold(IOperation status)
    {
        for (var outer = status.Parent; outer is not null and not IBlockOperation; outer = outer.Parent)
        {
            if (outer is IInvocationOperation call && ObservesOnly.IsLogging(call))
            {
                return true;
            }
        }

        return false;
    }
}
