using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Who owns an object that something is put into: this function, or somebody else.</summary>
internal sealed class Storage
{
    private readonly Storage? _outer;
    private readonly ControlFlowGraph _graph;
    private static readonly ConditionalWeakTable<ControlFlowGraph, Storage> s_own = new();

    private readonly System.Lazy<Dictionary<object, List<IOperation>>> _sources;
    private readonly System.Lazy<bool> _takesFromQueues;
    private readonly System.Lazy<bool> _savesRows;

    public Storage(ControlFlowGraph graph, Storage? outer)
    {
        _graph = graph;
        _outer = outer;
        _sources = new(Collect);
        _savesRows = new(() => FunctionGraphs.Operations(_graph).Any(operation => operation is IInvocationOperation call && KnownCallees.Saves(call.TargetMethod)));
        _takesFromQueues = new(() => FunctionGraphs.Operations(_graph).Any(operation => operation is IInvocationOperation call && HandOffs.Takes(call.TargetMethod)));
    }

    /// <summary>The storage of a graph by itself, shared by all that ask for it.</summary>
    public static Storage Of(ControlFlowGraph graph) => s_own.GetValue(graph, key => new Storage(key, null));

    /// <summary>The variable that a chain of members starts at; null where it is no variable.</summary>
    public static IOperation? Root(IOperation? target)
    {
        while (true)
        {
            switch (target)
            {
                case IMemberReferenceOperation { Instance: { } instance }:
                    target = instance;
                    break;
                case IArrayElementReferenceOperation element:
                    target = element.ArrayReference;
                    break;
                case IConversionOperation conversion:
                    target = conversion.Operand;
                    break;
                case IAwaitOperation awaited:
                    target = awaited.Operation;
                    break;
                default:
                    return target;
            }
        }
    }

    /// <summary>The private field of the own object that a chain of members and elements starts at: all that touches it is in sight.</summary>
    public static IFieldSymbol? OwnField(IOperation? target)
    {
        while (target is not null)
        {
            switch (target)
            {
                case IFieldReferenceOperation { Field: { DeclaredAccessibility: Accessibility.Private } field, Instance: null or IInstanceReferenceOperation }:
                    return field.OriginalDefinition;
                case IMemberReferenceOperation member:
                    target = member.Instance;
                    break;
                case IArrayElementReferenceOperation element:
                    target = element.ArrayReference;
                    break;
                case IConversionOperation conversion:
                    target = conversion.Operand;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>True where the object was created here and only ever was.</summary>
    public bool IsOwn(IOperation? root, int hops = 0)
    {
        switch (root)
        {
            case IObjectCreationOperation or IArrayCreationOperation or IAnonymousObjectCreationOperation or ILiteralOperation or IDefaultValueOperation
                or ITupleOperation or ITypeParameterObjectCreationOperation:
                return true;
            case { Syntax: CollectionExpressionSyntax }:
                return true; // This Roslyn has no name for it, later ones have.
            case ILocalReferenceOperation local when hops < Limits.Hops:
                return IsOwn(local.Local, hops);
            case IFlowCaptureReferenceOperation capture when hops < Limits.Hops:
                return IsOwn(capture.Id, hops);
            default:
                return false;
        }
    }

    /// <summary>The function itself takes something out of a queue in memory.</summary>
    public bool TakesFromQueues => _takesFromQueues.Value;

    /// <summary>The function itself saves a unit of work.</summary>
    public bool SavesRows => _savesRows.Value;

    /// <summary>What a capture stands for, where that is one operation.</summary>
    public IOperation? Resolve(IOperation? operation)
    {
        for (var hops = 0; hops < Limits.Hops; hops++)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IFlowCaptureReferenceOperation capture when Sources(capture.Id) is { Count: 1 } sources:
                    operation = sources[0];
                    break;
                default:
                    return operation;
            }
        }

        return null;
    }

    /// <summary>What a variable holds, where it is written once.</summary>
    public IOperation? Only(IOperation? operation) =>
        operation is ILocalReferenceOperation local ? (Sources(local.Local) is { Count: 1 } sources ? sources[0] : null) : operation;

    /// <summary>The variable or member that an operation reads.</summary>
    public ISymbol? Symbol(IOperation? operation) => Resolve(operation) switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation member => member.Member,
        _ => null,
    };

    private bool IsOwn(object variable, int hops)
    {
        if (Sources(variable) is not { Count: > 0 } sources)
        {
            return false;
        }

        foreach (var source in sources)
        {
            if (!IsOwn(OwnOperations.Unconverted(source)!, hops + 1))
            {
                return false;
            }
        }

        return true;
    }

    private List<IOperation>? Sources(object variable)
    {
        return _sources.Value.TryGetValue(variable, out var sources) ? sources : _outer?.Sources(variable);
    }

    private Dictionary<object, List<IOperation>> Collect()
    {
        var sources = new Dictionary<object, List<IOperation>>();
        foreach (var operation in FunctionGraphs.Operations(_graph))
        {
            switch (operation)
            {
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment:
                    Add(local.Local, assignment.Value);
                    break;
                case IFlowCaptureOperation capture:
                    Add(capture.Id, capture.Value);
                    break;
            }
        }

        return sources;

        void Add(object variable, IOperation value)
        {
            if (!sources.TryGetValue(variable, out var values))
            {
                sources.Add(variable, values = new List<IOperation>());
            }

            values.Add(value);
        }
    }
}
