using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Program;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>The clients that are built from options which the container gives to each service that asks. Read once, when somebody asks.</summary>
internal sealed class OptionsUsers(ConfigModel model)
{
    private ILookup<OptionsSource, ConfigSnapshot>? _all;

    /// <summary>The state of the options wherever a client is built from them.</summary>
    public IEnumerable<ConfigSnapshot> Of(OptionsSource source, CancellationToken cancellation) =>
        (Volatile.Read(ref _all) ?? Interlocked.CompareExchange(ref _all, Read(cancellation), null) ?? _all!)[source];

    private ILookup<OptionsSource, ConfigSnapshot> Read(CancellationToken cancellation)
    {
        var linker = new ConfigLinker(model, cancellation);
        return OptionsBindings.MembersTaking(model.Compilation, cancellation).Take(Limits.OptionsTakers)
            .SelectMany(member => linker.ObjectsOf(member))
            .Where(config => config.Options is not null)
            .SelectMany(config => config.Snapshots.Select(snapshot => (Source: config.Options!, Snapshot: snapshot)))
            .Where(use => use.Snapshot.BuiltAt is not null)
            .ToLookup(use => use.Source, use => use.Snapshot);
    }
}
