using KafkaDurability.Analyzers.Tests.Flow;
using KafkaDurability.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Tests.Typestate;

/// <summary>A source that says nothing of handlers and conditions: B opens the door and looks at once.</summary>
public class EventSourceTests
{
    [Theory]
    [InlineData("B();", "look return")]
    [InlineData("try { B(); throw new System.Exception(); } catch (System.Exception) { }", "look return")]
    [InlineData("B(); try { A(); } finally { A(); }", "look return")]
    [InlineData("B(); if (U() == null) { A(); }", "look return")]
    [InlineData("A();", "")]
    public void Nothing_is_an_answer(string body, string errors)
    {
        var graph = FlowProbe.GraphOf(body);
        var run = PropertySimulation.Run(Door.Table, DisjunctiveState.Of(Door.Table.Initial), new Plain(), ThrowModel.Typed, graph, CancellationToken.None);
        Assert.Equal(errors, string.Join(' ', run!.Violations(Door.Drafty).Select(step => step.Event.Name).Distinct()));
    }

    private sealed class Plain : EventSource
    {
        public override Occurrence Of(IOperation operation) => operation is IInvocationOperation { TargetMethod.Name: "B" } call
            ? Occurrence.Of(Door.Open, call).And(Door.Look, call.Syntax)
            : Occurrence.None;
    }
}
