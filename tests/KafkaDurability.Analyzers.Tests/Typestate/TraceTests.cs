using KafkaDurability.Analyzers.Tests.Verifiers;
using KafkaDurability.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Tests.Typestate;

/// <summary>The events behind an object, and which exceptions a clause takes.</summary>
public class TraceTests
{
    private static readonly IReadOnlyList<StatementSyntax> s_places = ((BlockSyntax)SyntaxFactory.ParseStatement("{ a(); b(); c(); d(); }")).Statements;

    [Fact]
    public void First_and_last()
    {
        var trace = Trace.Then(Trace.Then(Trace.Then(Trace.Then(null, Door.Open, s_places[0]), Door.Look, s_places[1]), Door.Look, s_places[2]), Door.Close, s_places[3]);
        Assert.Same(s_places[1], trace.First(Door.Look));
        Assert.Same(s_places[2], trace.Last(Door.Look));
        Assert.Same(s_places[0], trace.First(Door.Look, Door.Open));
        Assert.Same(s_places[3], trace.Last(Door.Look, Door.Close));
        Assert.Null(trace.First(Event.Thrown));
        Assert.Null(trace.Last(Event.Thrown));
    }

    /// <summary>One that is too long begins anew.</summary>
    [Fact]
    public void Many_events()
    {
        var lengths = new List<int>();
        Trace? trace = null;
        for (var i = 0; i < Limits.TraceEvents + 2; i++)
        {
            trace = Trace.Then(trace, Door.Look, s_places[0]);
            lengths.Add(trace.InOrder().Length);
        }

        Assert.Equal([.. Enumerable.Range(1, Limits.TraceEvents), 1, 2], lengths);
    }

    /// <summary>Whether a clause takes some exceptions of the type, and whether all; no type is any.</summary>
    [Theory]
    [InlineData("Exception", "InvalidOperationException", true, true)]
    [InlineData("Exception", null, true, true)]
    [InlineData(null, "InvalidOperationException", true, true)]
    [InlineData("InvalidOperationException", "ObjectDisposedException", true, true)]
    [InlineData("ObjectDisposedException", "InvalidOperationException", true, false)]
    [InlineData("ArgumentException", "InvalidOperationException", false, false)]
    [InlineData("InvalidOperationException", null, true, false)]
    public void Clauses_by_type(string? caught, string? thrown, bool takes, bool takesAll) =>
        Assert.Equal((takes, takesAll), ThrowModel.Typed.Taken(TypeOf(caught), TypeOf(thrown)));

    [Theory]
    [InlineData("Exception", "InvalidOperationException", true)]
    [InlineData("ArgumentException", "InvalidOperationException", false)]
    public void Any_clause_may_take_any(string caught, string thrown, bool takesAll) => Assert.Equal((true, takesAll), ThrowModel.Any.Taken(TypeOf(caught), TypeOf(thrown)));

    private static INamedTypeSymbol? TypeOf(string? name) =>
        name is null ? null : CSharpCompilation.Create("types", references: Verify.References).GetTypeByMetadataName("System." + name)!;
}
