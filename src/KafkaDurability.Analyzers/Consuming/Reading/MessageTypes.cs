using System.Linq;
using KafkaDurability.Analyzers.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>Which types hold messages, and what of a message their members give.</summary>
internal sealed class MessageTypes
{
    private readonly KafkaSymbols _symbols;

    public MessageTypes(KafkaSymbols symbols) => _symbols = symbols;

    /// <summary>ConsumeResult, or a class derived from it.</summary>
    public bool IsResult(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, _symbols.ConsumeResult))
            {
                return true;
            }
        }

        return false;
    }

    public bool IsMessage(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type?.OriginalDefinition, _symbols.Message);

    /// <summary>A ConsumeResult, or an array or collection of them.</summary>
    public bool IsResultOrBatch(ITypeSymbol? type) => type switch
    {
        null => false,
        IArrayTypeSymbol array => IsResult(array.ElementType),
        INamedTypeSymbol { TypeKind: not TypeKind.Delegate } named => IsResult(named)
            || IsSequence(named) || named.AllInterfaces.Any(IsSequence),
        _ => false,
    };

    /// <summary>A sequence that is produced as it is read, unlike a list or an array.</summary>
    public static bool IsStream(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "IEnumerable" or "IAsyncEnumerable", TypeArguments.Length: 1 };

    /// <summary>Whether a parameter of the type may hold a message or something made from one.</summary>
    public static bool MayCarry(ITypeSymbol type, KafkaSymbols symbols) =>
        type is not { SpecialType: SpecialType.System_Boolean }
        && type is not { TypeKind: TypeKind.Delegate }
        && !(type is { Name: "CancellationToken" or "ILogger" or "TimeSpan" or "CancellationTokenSource" })
        && !symbols.IsClient(type, out _);

    public MessageFacets Member(IMemberReferenceOperation reference, MessageFacets parts)
    {
        var member = reference.Member;
        if (reference.Type?.SpecialType == SpecialType.System_Boolean)
        {
            return MessageFacets.None;
        }

        if (IsResult(member.ContainingType))
        {
            return member.Name is "Message" or "Value" ? parts : member.Name == "Key" ? ToKey(parts) : ToMetadata(parts);
        }

        if (SymbolEqualityComparer.Default.Equals(member.ContainingType?.OriginalDefinition, _symbols.Message))
        {
            return member.Name == "Value" ? parts : member.Name == "Key" ? ToKey(parts) : ToMetadata(parts);
        }

        // Message.Headers and Timestamp are declared on the base of Message.
        return (_symbols.Owns(member) && member.Name is "Headers" or "Timestamp") || member.Name is "Length" or "Count"
            ? ToMetadata(parts)
            : parts;
    }

    private static MessageFacets ToKey(MessageFacets parts) =>
        (parts & (MessageFacets.Content | MessageFacets.Element | MessageFacets.Key)) != 0 ? MessageFacets.Key : parts;

    private static MessageFacets ToMetadata(MessageFacets parts) => parts == MessageFacets.None ? parts : MessageFacets.Metadata;

    private bool IsSequence(INamedTypeSymbol type) =>
        type is { Name: "IEnumerable" or "IAsyncEnumerable", TypeArguments.Length: 1 } && IsResult(type.TypeArguments[0]);
}
