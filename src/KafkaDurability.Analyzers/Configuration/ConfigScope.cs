using System.Threading;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>What all bodies of one member share while it is read: symbols, callees, and how much work is left.</summary>
internal sealed class ConfigScope
{
    private readonly Func<IMethodSymbol, ValueSummary?> _callee;
    private readonly Func<ITypeSymbol, string?> _pathOf;
    private Dictionary<SyntaxNode, IInvocationOperation>? _written;
    private int _work;

    /// <param name="files">Null where the project has no settings files.</param>
    public ConfigScope(
        KafkaSymbols symbols,
        KnownCode code,
        SettingsFiles? files,
        Func<ITypeSymbol, string?> pathOf,
        Func<IMethodSymbol, ValueSummary?> callee,
        CancellationToken cancellation)
    {
        Files = files;
        _pathOf = pathOf;
        Symbols = symbols;
        Code = code;
        _callee = callee;
        Cancellation = cancellation;
    }

    public KafkaSymbols Symbols { get; }

    public KnownCode Code { get; }

    public SettingsFiles? Files { get; }

    public CancellationToken Cancellation { get; }

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

    /// <summary>The section that objects of the type are bound from, whoever makes them.</summary>
    public string? PathOf(ITypeSymbol type) => _pathOf(type);

    /// <summary>The facts of the one body in this compilation that a call may run; null where there are none.</summary>
    public ValueSummary? Callee(IMethodSymbol method) => _callee(method);
}

/// <summary>Who gets what a lambda returns.</summary>
/// <param name="Service">What a container makes of it; null where it stays in the member, as that of a Lazy does.</param>
internal sealed record Receiver(Service? Service);
