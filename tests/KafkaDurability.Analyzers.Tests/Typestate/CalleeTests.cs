using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka.Automata;
using KafkaDurability.Analyzers.Tests.Flow;
using KafkaDurability.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Tests.Typestate;

/// <summary>Calls that run code in sight, exceptions after which something has happened, conditions on the object, and where each event is.</summary>
public class CalleeTests
{
    /// <summary>U runs a body; what it does counts as done by the call.</summary>
    [Theory]
    [InlineData("A();", "\nU(); Here(); B();", "look:2")]
    [InlineData("B();", "A(); U(); Here();", "")]
    [InlineData("D();", "A(); try { U(); B(); } catch (System.InvalidOperationException) { Here(); B(); }", "look:1/1")]
    [InlineData("A(); D();", "try {\nU(); B(); } catch (System.InvalidOperationException) { Here(); B(); }", "look:2/2")]
    [InlineData("A(); D(); B();", "U();", "escape:1/1")]
    [InlineData("Here();", "A(); U(); B();", "")]
    public void In_sight(string callee, string body, string errors) => Assert.Equal(errors, Errors(body, Runs(callee)));

    /// <summary>Of a callee that is not known in one of the states, the call counts: it opens.</summary>
    [Theory]
    [InlineData("\nU(); Here(); B();", "look:2")]
    [InlineData("if (A()) { B(); }\nU(); Here(); B();", "look:2")]
    public void Out_of_sight(string body, string errors) =>
        Assert.Equal(errors, Errors(body, new Summary(state => state == Door.Shut && body.StartsWith("if", StringComparison.Ordinal) ? [new Simulation([], DisjunctiveState.Of(Door.Shut), DisjunctiveState.Nowhere)] : null)));

    /// <summary>What the callee does is an event at the call; what it throws, and what it leaves as it was, is none.</summary>
    [Theory]
    [InlineData("B();", "open close return escape")]
    [InlineData("Here();", "open return escape")]
    [InlineData("while (true) { D(); }", "open escape")]
    [InlineData("B(); while (true) { D(); }", "open escape")]
    public void Events_of_a_callee(string callee, string events)
    {
        var run = Run("A(); U();", Runs(callee));
        Assert.Equal(events.Replace(" escape", run.AtEscape.IsNowhere ? "" : " escape", StringComparison.Ordinal), string.Join(' ', run.Steps.Select(step => step.Event.Name)));
        Assert.All(run.Steps.Where(step => step.Event == Door.Close), step => Assert.Equal("U()", step.At.ToString()));
    }

    /// <summary>D has closed by the time it throws.</summary>
    [Fact]
    public void What_has_happened_before_an_exception() => Assert.Equal("", Errors("A(); D(); B();", null, before: Door.Close));

    /// <summary>Where x is null there is no open door.</summary>
    [Theory]
    [InlineData("A(); if (x == null) { Here(); }\nB();", "")]
    [InlineData("A(); if (x != null) { Here(); }\nB();", "look:1")]
    public void Conditions_on_the_object(string body, string errors) => Assert.Equal(errors, Errors("var x = (object)1; " + body, null));

    /// <summary>A transaction, of which a handler takes a failure: each event with its line.</summary>
    [Fact]
    public void Where_events_are()
    {
        var graph = FlowProbe.GraphOf("A();\ntry {\nD(); }\ncatch (System.Exception) {\nHere();\nB(); }");
        var run = PropertySimulation.Run(Transaction.Table, DisjunctiveState.Of(Transaction.Unknown), new Source(graph, null, null), ThrowModel.Typed, graph, CancellationToken.None)!;
        Assert.Equal(
            "BeginTransaction:1 throw:3 handled:5 return",
            string.Join(' ', Assert.Single(run.Violations(Transaction.LeftOpen)).Trace.Select(step => step.Event.Name + (step.Event == Event.Returns ? "" : ":" + Door.Line(step.At)))));
    }

    private static Summary Runs(string body)
    {
        var graph = FlowProbe.GraphOf(body);
        return Summary.Of(Door.Table, [(graph, new Source(graph, null, null, isDoor: true))], ThrowModel.Typed, CancellationToken.None);
    }

    private static string Errors(string body, Summary? callee, Event? before = null) => string.Join(' ', Run(body, callee, before).Violations(Door.Drafty)
        .Select(step => $"{step.Event}:{Door.Line(step.Disjunct.Site)}{(step.Way.Origin is { } origin ? "/" + Door.Line(origin) : "")}").Distinct());

    private static Simulation Run(string body, Summary? callee, Event? before = null)
    {
        var graph = FlowProbe.GraphOf(body);
        return PropertySimulation.Run(Door.Table, DisjunctiveState.Of(Door.Shut), new Source(graph, callee, before, isDoor: true), ThrowModel.Typed, graph, CancellationToken.None)!;
    }

    private sealed class Source(ControlFlowGraph graph, Summary? callee, Event? before, bool isDoor = false) : EventSource
    {
        private readonly Functions.Storage _storage = Functions.Storage.Of(graph);

        public override bool? IsNull(BasicBlock block, ControlFlowBranch branch) => NullTest.Of(block, branch, operation => _storage.Symbol(operation)?.Name == "x");

        public override Occurrence Of(IOperation operation) => operation is not IInvocationOperation call ? Occurrence.None : call.TargetMethod.Name switch
        {
            "A" => Occurrence.Of(isDoor ? Door.Open : Transaction.Begin, call),
            "B" when isDoor => Occurrence.Of(Door.Close, call),
            "Here" when isDoor => Occurrence.Of(Door.Look, call),
            "D" => Occurrence.Throwing([call.TargetMethod.ReturnType.ContainingAssembly.GetTypeByMetadataName("System.InvalidOperationException")], before),
            "U" when callee is not null => Occurrence.Of(Door.Open, call) with { Callee = callee },
            _ => Occurrence.None,
        };
    }
}
