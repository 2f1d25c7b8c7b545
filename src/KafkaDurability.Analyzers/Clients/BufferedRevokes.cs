using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Producing;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>A partitions-revoked handler that commits what was handed out, while consumed messages still lie in a list or queue.</summary>
/// <param name="Commit">The commit in the handler.</param>
/// <param name="Kept">Where a consumed message is put aside.</param>
internal sealed record BufferedRevoke(IInvocationOperation Commit, SyntaxNode Kept)
{
    public static IEnumerable<BufferedRevoke> In(ClientMember member)
    {
        foreach (var call in member.BuilderCalls(ClientKinds.Consumer, "SetPartitionsRevokedHandler"))
        {
            // Code of the user in the handler may process what is kept, or commit no more than what is done.
            if (member.FunctionGivenTo(call) is not { Symbol.Parameters.Length: 2 } handler || handler.Body.Descendants().Any(IsOwnCode)
                || handler.Body.Descendants().OfType<IInvocationOperation>().FirstOrDefault(commit => IsOfAll(commit, handler, member)) is not { } commit)
            {
                continue;
            }

            if (Members.TypeOf(call.Syntax) is { } type && KeptIn(type, handler, member) is { } kept)
            {
                yield return new BufferedRevoke(commit, kept);
            }
        }
    }

    /// <summary>Commit() of what was stored at the handing-out, or of the positions that the handler is given.</summary>
    private static bool IsOfAll(IInvocationOperation commit, FunctionInSight handler, ClientMember member) => member.IsCallTo(commit, ClientKinds.Consumer, "Commit")
        && (commit.Arguments.IsEmpty
            || OwnOperations.Unconverted(commit.Arguments[0].Value) is IParameterReferenceOperation given && SymbolEqualityComparer.Default.Equals(given.Parameter, handler.Symbol.Parameters[1]));

    private static bool IsOwnCode(IOperation operation) => operation is IInvocationOperation call && (!call.TargetMethod.DeclaringSyntaxReferences.IsEmpty || call.TargetMethod.MethodKind == MethodKind.DelegateInvoke)
        || operation is ILoopOperation;

    /// <summary>Where the type puts a consumed result into a collection that the handler does not look at.</summary>
    private static SyntaxNode? KeptIn(SyntaxNode type, FunctionInSight handler, ClientMember member) => Members.Mentioning(type, "Consume")
        .Select(other => other == member.Syntax ? member.Operation : member.Model.Operation(other, member.Cancellation))
        .OfType<IOperation>()
        .SelectMany(body => body.Descendants().OfType<IInvocationOperation>())
        .FirstOrDefault(add => OwnCollections.Adds(add.TargetMethod) && add.Instance is { } list && OwnOperations.Around<ILoopOperation>(add) is { } loop
            && add.Arguments.Any(argument => SymbolEqualityComparer.Default.Equals(OwnOperations.Unconverted(argument.Value)?.Type?.OriginalDefinition, member.Symbols.ConsumeResult))
            && loop.Descendants().OfType<IInvocationOperation>().Any(consume => member.Symbols.ClientMethod(consume.TargetMethod)?.Name == "Consume")
            && Variables.Named(OwnOperations.Unconverted(list)) is { } variable and not IPropertySymbol && !handler.Body.Descendants().Any(operation => SymbolEqualityComparer.Default.Equals(Variables.Named(operation), variable)))?.Syntax;
}
