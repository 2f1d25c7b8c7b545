using KafkaDurability.Analyzers.Tests.Flow;
using KafkaDurability.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Tests.Typestate;

/// <summary>What catch, filter and finally blocks do as a whole; U answers, and B in a filter tells failures apart.</summary>
public class HandlerBodiesTests
{
    [Theory]
    [InlineData("try { A(); } catch (System.Exception) { U(); }", "Catch")]
    [InlineData("try { A(); } catch (System.Exception) { if (A()) { U(); } }", "Catch")]
    [InlineData("try { A(); } catch (System.Exception) { A(); } U();", "")]
    [InlineData("try { A(); } catch (System.Exception) when (U() is null) { }", "FilterAndHandler")]
    [InlineData("try { A(); } catch (System.Exception) when (B()) { }", "FilterAndHandler")]
    [InlineData("try { A(); } catch (System.Exception) when (A()) { B(); }", "")]
    [InlineData("try { A(); } finally { U(); }", "Finally")]
    [InlineData("try { A(); } finally { A(); } U();", "")]
    [InlineData("try { U(); } catch (System.ArgumentException) { } finally { try { A(); } catch (System.Exception) { U(); } }", "Catch Finally")]
    public void Answers(string body, string expected)
    {
        var graph = FlowProbe.GraphOf(body);
        var bodies = new HandlerBodies(graph, Calls("U"), Calls("B"));
        Assert.Equal(expected, string.Join(' ', Regions(graph.Root)
            .Where(region => bodies.Answers(region) || region.Kind == ControlFlowRegionKind.Finally && bodies.AnswersAsFinally(graph.Blocks[region.FirstBlockOrdinal]))
            .Select(region => region.Kind.ToString()).Order(StringComparer.Ordinal)));
    }

    /// <summary>Nobody has asked what filters tell.</summary>
    [Fact]
    public void Filters_tell_nothing_by_themselves()
    {
        var graph = FlowProbe.GraphOf("try { A(); } catch (System.Exception) when (B()) { }");
        Assert.DoesNotContain(Regions(graph.Root), new HandlerBodies(graph, Calls("U")).Answers);
    }

    /// <summary>Blocks of handlers and filters, and of no code before, behind or between.</summary>
    [Theory]
    [InlineData("A(); try { D(); } catch (System.Exception) when (B()) { U(); } finally { Here(); } A();", "B U Here")]
    [InlineData("A(); try { D(); } catch (System.Exception) { } try { A(); } finally { if (B()) { U(); } } A();", "B U")]
    [InlineData("A(); try { D(); } catch (System.Exception) { Here(); } A();", "Here")]
    public void Within(string body, string calls)
    {
        var graph = FlowProbe.GraphOf(body);
        var bodies = new HandlerBodies(graph, _ => false);
        Assert.Equal(calls, string.Join(' ', graph.Blocks.Where(bodies.IsWithin)
            .SelectMany(block => block.Operations.Concat(block.BranchValue is { } value ? [value] : []))
            .SelectMany(operation => operation.DescendantsAndSelf()).OfType<IInvocationOperation>().Select(call => call.TargetMethod.Name)));
    }

    private static Func<IOperation, bool> Calls(string name) => operation => operation is IInvocationOperation call && call.TargetMethod.Name == name;

    private static IEnumerable<ControlFlowRegion> Regions(ControlFlowRegion region) => region.NestedRegions.SelectMany(Regions).Prepend(region);
}
