using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Topics;

/// <summary>An object, dictionary or list that a member makes, with all that the member puts into it.</summary>
internal sealed class MadeObject
{
    private readonly List<Written> _written = [];
    private readonly List<IOperation> _uses = [];
    private readonly List<IOperation> _leaves = [];

    /// <summary>The block that it is made in; null where its names may stand for another object.</summary>
    private IOperation? _place;

    private MadeObject(IOperation creation) => Creation = creation;

    public IOperation Creation { get; }

    /// <summary>What is put into it, in the order of the code.</summary>
    public IReadOnlyList<Written> Written => _written;

    /// <summary>Where its local is named, other than to write into the object.</summary>
    public IReadOnlyList<IOperation> Uses => _uses;

    /// <summary>Where it goes: what stands for it there, an argument or a value, for one.</summary>
    public IReadOnlyList<IOperation> Leaves => _leaves;

    /// <summary>It may hold more than <see cref="Written"/> says, or be written to in ways that are not read.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The object that the expression gives, where it is made in this member.</summary>
    /// <param name="owner">The object that has it in a property; it may be written to by that name, too.</param>
    public static MadeObject? Of(IOperation? expression, LocalUses variables, MadeObject? owner = null, ISymbol? property = null)
    {
        var made = Source(expression, variables);
        if (made is not (IObjectCreationOperation or IArrayCreationOperation) && !IsCollectionExpression(made))
        {
            return null;
        }

        var result = new MadeObject(made!);
        result.ReadCreation();
        result.ReadNames(variables);
        result.ReadNamesBy(owner, property);
        return result;
    }

    /// <summary>What the initializer of a property puts into the object that the property has already.</summary>
    public static MadeObject OfInitializer(IObjectOrCollectionInitializerOperation initializer, MadeObject owner, ISymbol property)
    {
        var result = new MadeObject(initializer);
        result.ReadInitializer(initializer);
        result.ReadNamesBy(owner, property);
        return result;
    }

    /// <summary>What is in one place of it.</summary>
    public Effective In(System.Func<Written, bool> place) => Effective.Of(_written.Where(place).ToList(), _uses);

    /// <summary>The expression behind conversions and locals that are given one value.</summary>
    public static IOperation? Source(IOperation? expression, LocalUses variables)
    {
        for (var steps = 0; steps < 10; steps++)
        {
            switch (expression)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    expression = conversion.Operand;
                    break;
                case ILocalReferenceOperation local:
                    expression = variables.OnlyValueOf(local.Local);
                    break;
                default:
                    return expression;
            }
        }

        return null;
    }

    public static bool IsCollectionExpression(IOperation? operation) => operation is { IsImplicit: false, Syntax: CollectionExpressionSyntax };

    private void ReadCreation()
    {
        switch (Creation)
        {
            case IObjectCreationOperation creation:
                // A capacity or comparer brings no entries along, as another collection or a class of the user's may.
                IsOpen = creation.Type is not { DeclaringSyntaxReferences.IsEmpty: true } || creation.Arguments.Any(argument =>
                    argument.Value.Type is not { } type || type.AllInterfaces.Any(contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable));
                ReadInitializer(creation.Initializer);
                break;
            case IArrayCreationOperation { Initializer: { } elements }:
                _written.AddRange(elements.ElementValues.Select(Element));
                break;
            case { Syntax: CollectionExpressionSyntax list }:
                _written.AddRange(Creation.ChildOperations.Select(Element));
                IsOpen = list.Elements.Any(element => element is not ExpressionElementSyntax) || _written.Count != list.Elements.Count;
                break;
            default:
                IsOpen = true;
                break;
        }
    }

    private static Written Element(IOperation element) => new(null, null, element, element, IsCertain: true);

    private void ReadInitializer(IObjectOrCollectionInitializerOperation? initializer)
    {
        foreach (var entry in initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            switch (entry)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } assignment:
                    _written.Add(new Written(
                        property.Property.IsIndexer ? null : property.Property, property.Arguments.FirstOrDefault()?.Value, assignment.Value, entry, IsCertain: true));
                    break;
                case IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation property } member:
                    _written.Add(new Written(property.Property, null, member.Initializer, entry, IsCertain: true));
                    break;
                case IInvocationOperation { TargetMethod: { Name: "Add", IsStatic: false } } add when AddedBy(add) is var (key, value):
                    _written.Add(new Written(null, key, value, entry, IsCertain: true));
                    break;
                case ISimpleAssignmentOperation { Target: IInvalidOperation { Syntax: IdentifierNameSyntax } }:
                    // Not a property of it, or not one yet.
                    break;
                default:
                    IsOpen = true;
                    break;
            }
        }
    }

    private static (IOperation? Key, IOperation Value)? AddedBy(IInvocationOperation add)
    {
        var values = add.Arguments.OrderBy(argument => argument.Parameter?.Ordinal).Select(argument => argument.Value).ToList();
        return values.Count switch
        {
            1 => (null, values[0]),
            2 => (values[0], values[1]),
            _ => null,
        };
    }

    private void ReadNames(LocalUses variables)
    {
        var (holder, place) = Outward(Creation).Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => (declarator.Symbol, BlockOf(declarator)),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target, Parent: IExpressionStatementOperation statement } => (target.Local, statement.Parent),
            _ => (null, null),
        };
        if (holder is null)
        {
            _leaves.Add(Outward(Creation));
        }
        else
        {
            _place = variables.OnlyValueOf(holder) is { } value && Outward(Creation) == value ? place : null;
            foreach (var name in variables.ReferencesTo(holder))
            {
                ReadName(name, _place);
            }
        }
    }

    private void ReadNamesBy(MadeObject? owner, ISymbol? property)
    {
        foreach (var name in owner?._uses ?? [])
        {
            if (name is IPropertyReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Property, property))
            {
                ReadName(name, owner!._place);
            }
        }

        _written.Sort((left, right) => left.Node.Syntax.SpanStart.CompareTo(right.Node.Syntax.SpanStart));
    }

    /// <param name="place">The block that the object is made in; null where the name may stand for another object.</param>
    private void ReadName(IOperation name, IOperation? place)
    {
        var outward = Outward(name);
        switch (outward.Parent)
        {
            case ISimpleAssignmentOperation assignment when assignment.Target == outward:
                break;
            case IPropertyReferenceOperation property when property.Instance == outward:
                ReadProperty(property, place);
                break;
            case IInvocationOperation call when call.Instance == outward:
                ReadCall(call, place);
                break;
            case IConditionalAccessOperation:
                IsOpen = true;
                break;
            default:
                _uses.Add(outward);
                _leaves.Add(outward);
                break;
        }
    }

    private void ReadProperty(IPropertyReferenceOperation property, IOperation? place)
    {
        var key = property.Arguments.FirstOrDefault()?.Value;
        var member = property.Property.IsIndexer ? null : property.Property;
        switch (property.Parent)
        {
            case ISimpleAssignmentOperation assignment when assignment.Target == property:
                Add(member, key, assignment.Value, assignment, place);
                break;
            case IAssignmentOperation assignment when assignment.Target == property:
            case IIncrementOrDecrementOperation:
            case ITupleOperation { Parent: IDeconstructionAssignmentOperation }:
                Add(member, key, null, property.Parent, place: null);
                break;
            default:
                _uses.Add(property);
                break;
        }
    }

    private void ReadCall(IInvocationOperation call, IOperation? place)
    {
        switch (call.TargetMethod.Name)
        {
            case "Add" when AddedBy(call) is var (key, value):
                Add(null, key, value, call, place);
                break;
            case "TryAdd" when AddedBy(call) is ({ } key, var value):
                Add(null, key, value, call, place: null);
                break;
            case "ContainsKey" or "TryGetValue" or "GetValueOrDefault" or "GetEnumerator" or "ToArray" or "ToString":
                _uses.Add(call);
                break;
            default:
                IsOpen = true;
                break;
        }
    }

    private void Add(ISymbol? member, IOperation? key, IOperation? value, IOperation node, IOperation? place) =>
        _written.Add(new Written(member, key, value, node, IsCertain: place is not null && node.Parent is IExpressionStatementOperation { Parent: { } block } && block == place));

    /// <summary>The operation with the conversions around it.</summary>
    public static IOperation Outward(IOperation operation)
    {
        while (operation.Parent is IConversionOperation conversion)
        {
            operation = conversion;
        }

        return operation;
    }

    /// <summary>What the declaration of a local is part of.</summary>
    private static IOperation? BlockOf(IVariableDeclaratorOperation declarator)
    {
        var parent = declarator.Parent;
        while (parent is not (null or IBlockOperation or ISwitchCaseOperation))
        {
            parent = parent.Parent;
        }

        return parent;
    }
}
