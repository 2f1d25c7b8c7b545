using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>
/// What the members of one compilation do with messages: each is read once, on demand, callees before their callers.
/// Members that call each other in a circle are known to none of their callers.
/// </summary>
internal sealed class ConsumeModel
{
    private readonly KafkaSymbols _symbols;
    private readonly OperationSource _source;
    private readonly HandedOn _handedOn;
    private readonly ConcurrentDictionary<SyntaxNode, ConsumeReading> _readings = new();
    private readonly ConcurrentDictionary<(SyntaxNode Body, int Parameter, int Works), MethodSummary?> _works = new();

    private ConsumeModel(Compilation compilation, KafkaSymbols symbols)
    {
        Compilation = compilation;
        _symbols = symbols;
        _source = OperationSource.Of(compilation);
        _handedOn = new HandedOn(_source, Callees.Of(compilation));
        Calls = new CallGraph(compilation, symbols);
    }

    /// <summary>Who calls whom.</summary>
    public CallGraph Calls { get; }

    public Compilation Compilation { get; }

    /// <summary>The model of a compilation, shared by the analyzers that ask for it.</summary>
    public static ConsumeModel Of(Compilation compilation, KafkaSymbols symbols) =>
        KafkaProgram.Of(compilation).Part(program => new ConsumeModel(program.Compilation, symbols));

    /// <param name="member">As <see cref="Members.RootOf"/> gives it.</param>
    public ConsumeFacts Facts(SyntaxNode member, CancellationToken cancellation) => Reading(member, cancellation).Facts;

    /// <summary>What the calls of a member do; read when it is asked for.</summary>
    public ICalleeEffects EffectsIn(SyntaxNode member, CancellationToken cancellation)
    {
        var effects = new System.Lazy<ICalleeEffects>(() =>
        {
            Reading(member, cancellation);
            return Effects(member, new CallCircle(ImmutableArray.Create(member), false), cancellation);
        });
        return new CalleeEffects(method => effects.Value.SummaryOf(method), call => effects.Value.SummaryOfDelegate(call), (method, parameter) => effects.Value.WorkOf(method, parameter));
    }

    /// <summary>Whether a member consumes and gives the message, or something made from it, to its caller.</summary>
    public bool HandsOut(SyntaxNode member, CancellationToken cancellation) =>
        TreeNames.Of(member.SyntaxTree).HasWord("Consume") && Calls.UsesClient(member, cancellation) && Reading(member, cancellation).Summary?.Consumed is not null;

    /// <summary>Whether a member catches anything: only then a loop elsewhere may have something to say of it.</summary>
    public static bool Catches(SyntaxNode member) => TreeNames.Of(member.SyntaxTree).HasKeyword("catch", member);

    private ConsumeReading Reading(SyntaxNode member, CancellationToken cancellation)
    {
        if (_readings.TryGetValue(member, out var known))
        {
            return known;
        }

        foreach (var circle in CallOrder.BottomUp(member, caller => Calls.Callees(caller, cancellation), _readings.ContainsKey, cancellation))
        {
            // Within a circle nobody knows of the others, whichever of them was asked for first.
            foreach (var inner in Opened(_handedOn.Whole(circle), cancellation))
            {
                var readings = inner.Members.Select(one => (Member: one, Reading: Read(one, inner, cancellation))).ToList();
                readings.ForEach(one => _readings.TryAdd(one.Member, inner.IsRecursive ? one.Reading with { Summary = null } : one.Reading));
            }
        }

        return _readings.TryGetValue(member, out known) ? known : ConsumeReading.Nothing;
    }

    /// <summary>What is left of a circle without the calls that hand on to another object; in order, callees first.</summary>
    private IEnumerable<CallCircle> Opened(CallCircle circle, CancellationToken cancellation)
    {
        if (!circle.IsRecursive)
        {
            return [circle];
        }

        var done = new HashSet<SyntaxNode>();
        return circle.Members.SelectMany(member => done.Contains(member) ? [] : CallOrder.BottomUp(member, Inside, done.Contains, cancellation).ToList())
            .Select(inner => { done.UnionWith(inner.Members); return inner; });

        IEnumerable<SyntaxNode> Inside(SyntaxNode caller) =>
            Calls.Callees(caller, method => _handedOn.BodiesOf(caller, method, circle, cancellation), cancellation).Where(circle.Members.Contains);
    }

    private ConsumeReading Read(SyntaxNode member, CallCircle circle, CancellationToken cancellation)
    {
        var (graph, method) = CallGraph.IsFunction(member)
            ? FunctionIn(member, cancellation)
            : (_source.Graph(member, cancellation), _source.MethodOf(member, cancellation));
        return graph is null ? ConsumeReading.Nothing : ConsumeReading.Of(method, graph, _symbols, Effects(member, circle, cancellation), cancellation);
    }

    private (ControlFlowGraph? Graph, IMethodSymbol? Symbol) FunctionIn(SyntaxNode function, CancellationToken cancellation) =>
        Members.RootOf(function) is { } root && _source.Graph(root, cancellation) is { } graph
            ? FunctionGraphs.Of(graph, null, cancellation).FirstOrDefault(own => own.Symbol?.DeclaringSyntaxReferences.FirstOrDefault() is { } place
                && place.Span == function.Span && place.SyntaxTree == function.SyntaxTree)
            : default;

    private CalleeEffects Effects(SyntaxNode member, CallCircle circle, CancellationToken cancellation, int works = Limits.CallDepth)
    {
        var calls = Calls.CallsOf(member, cancellation);
        return new CalleeEffects(
            method => calls.Methods.Contains(method.OriginalDefinition) ? Summary(member, method, circle, cancellation) : null,
            call => calls.Delegates.TryGetValue(call, out var called) ? Summary(member, called, circle, cancellation) : null,
            (method, parameter) => works > 0 && calls.Methods.Contains(method.OriginalDefinition) ? Work(member, method.OriginalDefinition, parameter, circle, cancellation, works - 1) : null);
    }

    /// <summary>What the bodies make of work that they are given: read for this question alone, and only when it is asked.</summary>
    /// <param name="works">How many helpers may hand the work on to the next one.</param>
    private MethodSummary? Work(SyntaxNode caller, IMethodSymbol method, int parameter, CallCircle circle, CancellationToken cancellation, int works)
    {
        var all = new List<MethodSummary>();
        foreach (var body in _handedOn.BodiesOf(caller, method, _handedOn.Around(caller) ?? circle, cancellation))
        {
            if (!_works.TryGetValue((body, parameter, works), out var work))
            {
                work = _source.Graph(body, cancellation) is { } graph && _source.MethodOf(body, cancellation) is { } own
                    ? ConsumeReading.WorkOf(own, parameter, graph, _symbols, Effects(body, new CallCircle(ImmutableArray.Create(body), false), cancellation, works), cancellation)
                    : null;
                _works.TryAdd((body, parameter, works), work);
            }

            if (work is null)
            {
                return null;
            }

            all.Add(work);
        }

        return all.Count == 0 ? null : MethodSummary.Common(all, method);
    }

    private MethodSummary? Summary(SyntaxNode caller, DelegateCall called, CallCircle circle, CancellationToken cancellation)
    {
        var functions = called.Functions.Functions
            .Select(function => (Function: function, Summary: function.Lambda is not { } lambda ? Summary(caller, function.Symbol, circle, cancellation)
                : !circle.Members.Contains(lambda) && _readings.TryGetValue(lambda, out var reading) ? reading.Summary : null))
            .ToList();
        var known = functions.Where(one => one.Summary?.Parameters.Length == called.Parameters).Select(one => (one.Function, one.Summary!)).ToList();
        return known.Count == 0 ? null
            : !called.IsGiven ? MethodSummary.Common(known.Select(one => one.Item2).ToList(), known[0].Function.Symbol)
            : MethodSummary.Any(known, called.Parameters, called.Functions is { IsComplete: true, Calls.IsEmpty: true } && known.Count == functions.Count, called.IsRaise);
    }

    /// <summary>What the bodies do that the call of a method may run; null where none is in sight.</summary>
    /// <param name="called">As the call names it: IHandler&lt;Order&gt; runs no body of IHandler&lt;Payment&gt;.</param>
    private MethodSummary? Summary(SyntaxNode caller, IMethodSymbol called, CallCircle circle, CancellationToken cancellation)
    {
        var method = called.OriginalDefinition;
        var bodies = _handedOn.BodiesOf(caller, method, _handedOn.Around(caller) ?? circle, cancellation);
        if (bodies.Length > 1 && called.ContainingType is { IsGenericType: true } type && type.TypeArguments.All(argument => argument is INamedTypeSymbol { IsGenericType: false }))
        {
            bodies = bodies.Where(body => Implements(_source.MethodOf(body, cancellation)?.ContainingType, type)) is var own && own.Any() ? own.ToImmutableArray() : bodies;
        }

        if (bodies.IsEmpty)
        {
            return null;
        }

        var summaries = bodies
            .Select(body => !circle.Members.Contains(body) && _readings.TryGetValue(body, out var reading) ? reading.Summary : null)
            .ToList();
        return summaries.Contains(null) ? MethodSummary.Unknown(method) : MethodSummary.Common(summaries!, method);
    }

    private static bool Implements(INamedTypeSymbol? type, INamedTypeSymbol contract)
    {
        var isOpen = type is null or { IsGenericType: true } || type.AllInterfaces.Any(one => SymbolEqualityComparer.Default.Equals(one, contract));
        for (; type is not null && !isOpen; type = type.BaseType)
        {
            isOpen = SymbolEqualityComparer.Default.Equals(type, contract);
        }

        return isOpen;
    }
}
