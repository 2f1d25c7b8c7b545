using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Tests.Flow;
using KafkaDurability.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Tests.Typestate;

/// <summary>A protocol of four calls: A opens, B closes, D throws InvalidOperationException where it is asked to, and Here must find it shut.</summary>
internal sealed class Door(bool throws, Func<IOperation, bool>? answers, ControlFlowGraph graph) : EventSource
{
    public static readonly State Shut = new("Shut", "", isResting: true);
    public static readonly State Ajar = new("Ajar", "");
    public static readonly Event Open = new("open", "");
    public static readonly Event Close = new("close", "");
    public static readonly Event Look = new("look", "");
    public static readonly Error Drafty = new("drafty", "");

    public static readonly Automaton Table = new("Door", "", [Shut], [Shut, Ajar],
    [
        new([Shut, Ajar], Open, Ajar, Starts: true),
        new([Ajar], Close, Shut),
        new([Ajar], Event.Answered, Shut),
        new([Ajar], Event.IsNull, null),
        new([Ajar], Look, State.Same, Drafty),
        new([Ajar], Event.Returns, null, Drafty),
        new([Ajar], Event.Escapes, null, Drafty),
    ]);

    private readonly HandlerBodies _handlers = new(graph, answers ?? (_ => false));

    /// <summary>What is wrong in the body of a method: each event with the line of the A before, and of what has thrown.</summary>
    public static string Errors(string body, bool throws = false, Func<IOperation, bool>? answers = null, ThrowModel? model = null)
    {
        var graph = FlowProbe.GraphOf(body);
        var run = PropertySimulation.Run(Table, DisjunctiveState.Of(Table.Initial), new Door(throws, answers, graph), model ?? ThrowModel.Typed, graph, CancellationToken.None);
        return run is null ? "unknown" : string.Join(" ", run.Violations(Drafty)
            .Select(step => $"{step.Event}:{Line(step.Disjunct.Site)}{(step.Way.Origin is { } origin ? "/" + Line(origin) : "")}").Distinct());
    }

    public static Simulation? Run(string body)
    {
        var graph = FlowProbe.GraphOf(body);
        return PropertySimulation.Run(Table, DisjunctiveState.Of(Table.Initial), new Door(false, null, graph), ThrowModel.Typed, graph, CancellationToken.None);
    }

    public override bool Answers(ControlFlowRegion handler) => _handlers.Answers(handler);

    public override bool AnswersAsFinally(BasicBlock first) => _handlers.AnswersAsFinally(first);

    public override Occurrence Of(IOperation operation) => operation is not IInvocationOperation call ? Occurrence.None : call.TargetMethod.Name switch
    {
        "A" => Occurrence.Of(Open, call),
        "B" => Occurrence.Of(Close, call),
        "Here" => Occurrence.Of(Look, call),
        "D" when throws => Occurrence.Throwing([call.TargetMethod.ReturnType.ContainingAssembly.GetTypeByMetadataName("System.InvalidOperationException")]),
        _ => Occurrence.None,
    };

    /// <summary>From the method's first.</summary>
    public static int Line(SyntaxNode? node) => node is null ? 0 : node.GetLocation().GetLineSpan().StartLinePosition.Line - 4;
}
