using System.Collections.Concurrent;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Baselines;

/// <summary>Which entries of the baseline one compilation has used, across the analyzers, which end one by one.</summary>
internal sealed class BaselineUse
{
    private readonly ConcurrentDictionary<BaselineEntry, bool> _used = new();
    private int _running;

    public static BaselineUse Of(Compilation compilation) => KafkaProgram.Of(compilation).Part(static _ => new BaselineUse());

    public void Add(BaselineEntry entry) => _used.TryAdd(entry, true);

    public bool Has(BaselineEntry entry) => _used.ContainsKey(entry);

    /// <summary>An analyzer begins.</summary>
    public void Begin() => Interlocked.Increment(ref _running);

    /// <returns>Whether it was the last one.</returns>
    public bool End() => Interlocked.Decrement(ref _running) == 0;
}
