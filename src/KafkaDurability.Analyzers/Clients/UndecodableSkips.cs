using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>A clause that a message which cannot be decoded ends in, in a loop that goes on with the next one.</summary>
/// <param name="At">The head of the clause.</param>
internal sealed record UndecodableSkip(SyntaxNode At, IInvocationOperation Consume)
{
    public static IEnumerable<UndecodableSkip> In(ClientMember member)
    {
        foreach (var clause in member.Operation.DescendantsAndSelf().OfType<ICatchClauseOperation>())
        {
            if (SymbolEqualityComparer.Default.Equals(clause.ExceptionType, member.Symbols.ConsumeException)
                && clause is { Filter: null, Parent: ITryOperation attempt, Syntax: CatchClauseSyntax { Declaration: { } head } }
                && OwnOperations.Around<ILoopOperation>(attempt) is not null
                && OwnOperations.Of(attempt.Body).OfType<IInvocationOperation>().FirstOrDefault(call => member.IsCallTo(call, ClientKinds.Consumer, "Consume") && MayFail(call)) is { } consume
                && OwnOperations.Of(clause.Handler).All(operation => IsOnlyTold(operation, member)))
            {
                yield return new UndecodableSkip(head, consume);
            }
        }
    }

    /// <summary>Text and bytes are always decoded; anything else has a deserializer that may fail.</summary>
    private static bool MayFail(IInvocationOperation consume) =>
        consume.TargetMethod.ContainingType is { Name: "IConsumer", TypeArguments: { Length: 2 } types } && types.Any(type => !IsPlain(type));

    private static bool IsPlain(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } => true,
        { SpecialType: SpecialType.System_String } => true,
        { Name: "Ignore" or "Null", ContainingNamespace.Name: "Kafka" } => true,
        { TypeKind: TypeKind.TypeParameter or TypeKind.Error } => true,
        _ => false,
    };

    /// <summary>Neither the record, nor the error's code, nor a way out, nor code of the user.</summary>
    private static bool IsOnlyTold(IOperation operation, ClientMember member) => operation switch
    {
        IThrowOperation or IReturnOperation => false,
        IBranchOperation branch => branch.BranchKind == BranchKind.Continue,
        IPropertyReferenceOperation { Property.Name: "ConsumerRecord" or "IsFatal" or "Code" } => false,
        IAssignmentOperation or IIncrementOrDecrementOperation or IConditionalOperation or ISwitchOperation => false,
        IInvocationOperation call => call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && IsTelling(call.TargetMethod),
        _ => true,
    };

    private static bool IsTelling(IMethodSymbol method) =>
        method.Name.StartsWith("Log", StringComparison.Ordinal) || method.Name.StartsWith("Write", StringComparison.Ordinal)
        || method.Name is "Error" or "Warning" or "Warn" or "Information" or "Info" or "Debug" or "Fatal" or "ToString" or "Delay" or "Sleep" or "ConfigureAwait";
}
