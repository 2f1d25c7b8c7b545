using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Library;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>
/// The batches that a member collects in private fields of its object, to which nothing but that member and the own methods
/// that it calls comes: each is as good as a variable of that member.
/// </summary>
internal sealed class BatchFields
{
    private readonly Dictionary<IFieldSymbol, bool> _fields = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, List<IFieldSymbol>> _bodies = new();
    private readonly System.Lazy<IReadOnlyCollection<SyntaxNode>> _members;
    private readonly SyntaxNode _root;
    private readonly OperationSource _source;
    private readonly CancellationToken _cancellation;

    /// <param name="root">The member that collects.</param>
    public BatchFields(SyntaxNode root, Compilation compilation, CancellationToken cancellation)
    {
        _root = root;
        _source = OperationSource.Of(compilation);
        _cancellation = cancellation;
        _members = new(Reached);
    }

    /// <summary>Whether the field is a list, set or dictionary that the member empties again, and that nobody else touches.</summary>
    public bool Contains(IFieldSymbol field)
    {
        if (!_fields.TryGetValue(field, out var isBatch))
        {
            isBatch = IsCollection(field) && IsEmptied(field) && Members.Mentioning(field.ContainingType, field.Name).All(member => _members.Value.Contains(member) || !Touches(member, field));
            _fields.Add(field, isBatch);
        }

        return isBatch;
    }

    /// <summary>The body of a method that the member's own object is called on, where that comes to a batch, or to a field of interest; null for all others.</summary>
    /// <param name="carries">Whether a private field has something of a message in it.</param>
    public SyntaxNode? BodyOf(IInvocationOperation call, System.Func<IFieldSymbol, bool> carries) =>
        BodyCalledBy(call) is { } body && body != _root && _members.Value.Contains(body) && FieldsOf(body).Any(field => Contains(field) || carries(field)) ? body : null;

    /// <summary>The private fields that a method comes to, also by methods that it calls.</summary>
    private List<IFieldSymbol> FieldsOf(SyntaxNode body)
    {
        if (!_bodies.TryGetValue(body, out var fields))
        {
            fields = From(body).SelectMany(Operations).OfType<IFieldReferenceOperation>().Select(Storage.OwnField).OfType<IFieldSymbol>().Distinct<IFieldSymbol>(SymbolEqualityComparer.Default).ToList();
            _bodies.Add(body, fields);
        }

        return fields;
    }

    /// <summary>A queue is emptied by somebody else; a collection for several threads may be, too.</summary>
    private static bool IsCollection(IFieldSymbol field) => field is { DeclaredAccessibility: Accessibility.Private, IsStatic: false }
        && field.Type.OriginalDefinition is INamedTypeSymbol { Name: not "Queue", IsGenericType: true } type
        && type.ContainingNamespace.FullName() == "System.Collections.Generic";

    /// <summary>Making the empty collection and asking for its size are nothing that happens to the messages in it.</summary>
    private bool Touches(SyntaxNode member, IFieldSymbol field) => Operations(member).OfType<IFieldReferenceOperation>().Any(reference =>
        SymbolEqualityComparer.Default.Equals(reference.Field.OriginalDefinition, field)
        && reference.Parent is not (IPropertyReferenceOperation { Property.Name: "Count" }
            or ISimpleAssignmentOperation { Value: IObjectCreationOperation { Arguments.IsEmpty: true } } or IFieldInitializerOperation));

    private bool IsEmptied(IFieldSymbol field) => _members.Value.SelectMany(Operations).Any(operation => EmptiedFields.Takes(operation, field));

    private IReadOnlyCollection<SyntaxNode> Reached() => new HashSet<SyntaxNode>(From(_root));

    /// <summary>A member with the methods of its own object that it comes to call, and waits for.</summary>
    private List<SyntaxNode> From(SyntaxNode member)
    {
        var reached = new List<SyntaxNode> { member };
        for (var i = 0; i < reached.Count && reached.Count < Limits.OwnMethods; i++)
        {
            reached.AddRange(Operations(reached[i]).OfType<IInvocationOperation>().Select(BodyCalledBy).OfType<SyntaxNode>().Except(reached).ToList());
        }

        return reached;
    }

    /// <summary>Of the same file, so that one model answers for both.</summary>
    public SyntaxNode? BodyCalledBy(IInvocationOperation call) =>
        call is { Instance: IInstanceReferenceOperation, TargetMethod: { MethodKind: MethodKind.Ordinary, IsVirtual: false, IsAbstract: false, DeclaringSyntaxReferences: { Length: 1 } declared } }
        && declared[0].SyntaxTree == _root.SyntaxTree && HandOffs.Of(call) == HandOff.None
            ? declared[0].GetSyntax(_cancellation)
            : null;

    private IEnumerable<IOperation> Operations(SyntaxNode member) => _source.Operation(member, _cancellation)?.DescendantsAndSelf() ?? [];
}
