using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Values;

/// <summary>The identity of an object in one member: where it is created, or where it comes in from outside.</summary>
/// <param name="Node">The creation, or the expression that it comes out of.</param>
/// <param name="Root">The parameter, field or property that holds it when the member starts; else null.</param>
/// <param name="Path">The calls it came back through from the method that creates it; null where created here.</param>
internal sealed record Site(SyntaxNode? Node, AccessPath? Root, CallPath? Path)
{
    public static Site Created(SyntaxNode node) => new(node, null, null);

    public static Site At(AccessPath root) => new(null, root, null);

    /// <summary>Created by code in sight, as opposed to handed in by code that is not.</summary>
    public bool IsCreated => Root is null;

    public Site Through(SyntaxNode call) => this with { Path = new CallPath(call, Path) };
}

/// <summary>The calls that an object of a callee came back through, the outermost first.</summary>
internal sealed record CallPath(SyntaxNode Call, CallPath? Inner)
{
    public int Length { get; } = 1 + (Inner?.Length ?? 0);
}
