using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>A catch clause for the failures of another producer than the one that its try sends with.</summary>
/// <param name="Type">The exception type as the clause has it.</param>
/// <param name="Send">The first send of the try.</param>
/// <param name="Right">The exception type of that producer, as it may be written there.</param>
internal sealed record MismatchedCatch(SyntaxNode Type, IInvocationOperation Send, string Right)
{
    public static IEnumerable<MismatchedCatch> In(ClientMember member)
    {
        foreach (var attempt in member.Operation.DescendantsAndSelf().OfType<ITryOperation>())
        {
            var clauses = attempt.Catches.Where(clause => Is(clause.ExceptionType, member.Symbols)).ToList();
            if (clauses.Count == 0 || MayThrowAny(attempt.Body, member.Symbols))
            {
                continue;
            }

            var sends = attempt.Body.Descendants().OfType<IInvocationOperation>()
                .Where(call => member.IsCallTo(call, ClientKinds.Producer, "Produce") || member.IsCallTo(call, ClientKinds.Producer, "ProduceAsync"))
                .ToList();
            foreach (var clause in clauses)
            {
                if (sends.Count > 0
                    && sends.All(send => TypesOf(send) is { } types && !Same(types, ((INamedTypeSymbol)clause.ExceptionType).TypeArguments))
                    && clause.Syntax is CatchClauseSyntax { Declaration.Type: { } type } && member.Operation.SemanticModel is { } model)
                {
                    var right = ((INamedTypeSymbol)clause.ExceptionType).OriginalDefinition.Construct([.. TypesOf(sends[0])!]);
                    yield return new MismatchedCatch(type, sends[0], right.ToMinimalDisplayString(model, type.SpanStart));
                }
            }
        }
    }

    private static bool Is(ITypeSymbol type, KafkaSymbols symbols) => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, symbols.ProduceException);

    /// <summary>Code of the user, or a delegate, may throw what the clause is for.</summary>
    private static bool MayThrowAny(IOperation body, KafkaSymbols symbols) => body.Descendants().Any(operation => operation switch
    {
        IInvocationOperation call => !symbols.Owns(call.TargetMethod) && (!call.TargetMethod.DeclaringSyntaxReferences.IsEmpty
            || call.TargetMethod.MethodKind == MethodKind.DelegateInvoke || call.TargetMethod.ContainingType.TypeKind == TypeKind.Interface && !IsLogger(call.TargetMethod.ContainingType)),
        IThrowOperation => true,
        _ => false,
    });

    private static bool IsLogger(ITypeSymbol type) => type is { Name: "ILogger", ContainingNamespace.Name: "Logging" };

    private static IReadOnlyList<ITypeSymbol>? TypesOf(IInvocationOperation send)
    {
        var contract = send.TargetMethod.ContainingType;
        return contract is { Name: "IProducer", TypeArguments.Length: 2 } && contract.TypeArguments.All(type => type.TypeKind != TypeKind.Error) ? contract.TypeArguments : null;
    }

    private static bool Same(IReadOnlyList<ITypeSymbol> left, IReadOnlyList<ITypeSymbol> right) =>
        left.Count == right.Count && left.Zip(right, SymbolEqualityComparer.Default.Equals).All(same => same);
}
