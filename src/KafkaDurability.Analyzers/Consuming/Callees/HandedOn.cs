using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>
/// Calls of what the caller's own type implements, on another object: a decorator hands the message on to what it decorates,
/// an override to its base. By the bodies such a type goes in a circle, and yet somewhere the work is done by another one.
/// </summary>
internal sealed class HandedOn(OperationSource source, Callees callees)
{
    private readonly ConcurrentDictionary<SyntaxNode, CallCircle> _circles = new();

    /// <summary>Remembers a circle before any of its members is known, so that whoever reads one of them reads it as part of the same.</summary>
    public CallCircle Whole(CallCircle circle)
    {
        if (circle.Members.Select(Around).FirstOrDefault(known => known is not null) is { } whole)
        {
            return whole;
        }

        if (circle.IsRecursive)
        {
            circle.Members.ToList().ForEach(member => _circles.TryAdd(member, circle));
        }

        return circle;
    }

    /// <summary>The whole circle that a member is in; null where it is in none, or nobody came by it.</summary>
    public CallCircle? Around(SyntaxNode member) => _circles.TryGetValue(member, out var circle) ? circle : null;

    /// <param name="called">The method that is called, as it is declared.</param>
    /// <returns>The bodies that the call may run, without those that are only run by objects of the caller's kind.</returns>
    public ImmutableArray<SyntaxNode> BodiesOf(SyntaxNode caller, IMethodSymbol called, CallCircle circle, CancellationToken cancellation)
    {
        var bodies = callees.BodiesOf(called, cancellation);
        return Is(caller, called, bodies, cancellation) ? bodies.RemoveAll(body => circle.Members.Contains(body) && !IsOwn(body, called)) : bodies;
    }

    /// <summary>this.Go(…, attempt + 1) is what the caller is itself: that goes in a circle.</summary>
    private bool Is(SyntaxNode caller, IMethodSymbol called, ImmutableArray<SyntaxNode> bodies, CancellationToken cancellation) =>
        bodies.Any(body => !IsOwn(body, called))
        && Members.RootOf(caller) is { } root && TypeOf(root, cancellation) is { } type
        && bodies.Any(body => SymbolEqualityComparer.Default.Equals(TypeOf(body, cancellation), type));

    private INamedTypeSymbol? TypeOf(SyntaxNode member, CancellationToken cancellation) => source.MethodOf(member, cancellation)?.ContainingType;

    private static bool IsOwn(SyntaxNode body, IMethodSymbol called) => (called.PartialImplementationPart ?? called).DeclaringSyntaxReferences
        .Any(declared => declared.SyntaxTree == body.SyntaxTree && declared.Span == body.Span);
}
