using System.Threading;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Values;

/// <summary>What all bodies of one member share while it is read: what is known of other code, and how much work is left.</summary>
/// <param name="callee">The facts of a method's body, as <see cref="Callee"/> gives them.</param>
internal sealed class EvaluationScope(KnownCode code, Func<IMethodSymbol, ValueSummary?> callee, CancellationToken cancellation)
{
    private Dictionary<SyntaxNode, IInvocationOperation>? _written;
    private int _work;

    public KnownCode Code => code;

    public CancellationToken Cancellation => cancellation;

    /// <summary>Lambdas and local functions around the body at hand.</summary>
    public int Nesting { get; set; }

    public bool IsExhausted => _work > Limits.EvaluatedOperations;

    /// <summary>A call as it is written, before the graph was made of it; null where the member has none there.</summary>
    /// <param name="root">The operation of the whole member.</param>
    public IInvocationOperation? Written(SyntaxNode call, IOperation root)
    {
        _written ??= root.DescendantsAndSelf().OfType<IInvocationOperation>().GroupBy(one => one.Syntax).ToDictionary(same => same.Key, same => same.First());
        return _written.TryGetValue(call, out var written) ? written : null;
    }

    public void Spend()
    {
        Cancellation.ThrowIfCancellationRequested();
        _work++;
    }

    public void GiveUp() => _work = Limits.EvaluatedOperations + 1;

    /// <summary>The facts of the one body in this compilation that a call may run; null where there are none.</summary>
    public ValueSummary? Callee(IMethodSymbol method) => callee(method);
}

/// <summary>Who gets what a lambda returns.</summary>
/// <param name="Service">What a container makes of it; null where it stays in the member, as that of a Lazy does.</param>
internal sealed record Receiver(Service? Service);
