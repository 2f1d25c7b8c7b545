using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>What the copies that members make of one options object have to do with each other: they are all that object.</summary>
internal sealed class OptionsSharing(ConfigObject config, ConfigModel model, CancellationToken cancellation)
{
    /// <summary>
    /// Each copy of the options in sight that is written to, with the first write that also holds for a client which another member
    /// builds from them, and where that is. What the other member writes itself is its own by the time it builds.
    /// </summary>
    public IEnumerable<(Wrapping Copy, SettingWrite Write, SyntaxNode Built)> Copies()
    {
        if (config.Options is null)
        {
            return [];
        }

        return config.Snapshots.SelectMany(snapshot => snapshot.AllWrites)
            .Where(write => write is { Through: not null, Setting: not null })
            .GroupBy(write => write.Through!.Creation)
            .Select(writes => writes.OrderBy(write => write.Node.SpanStart).Select(write => (write.Through!, write, Built: OtherWith(write))).FirstOrDefault(found => found.Built is not null))
            .Where(found => found.Built is not null)
            .Select(found => (found.Item1, found.write, found.Built!));
    }

    private SyntaxNode? OtherWith(SettingWrite write)
    {
        var member = Members.RootOf(write.Through!.Creation);
        return model.OptionsUsers.Of(config.Options!, cancellation)
            .Where(other => (other.Kind & write.Setting!.Clients) != 0 && Members.RootOf(other.BuiltAt!) is { } building && building != member
                && !other[write.Setting].Writes.Any(own => Members.RootOf(own.Node) == building))
            .Select(other => other.BuiltAt!)
            .OrderBy(built => built.SyntaxTree.FilePath, System.StringComparer.Ordinal).ThenBy(built => built.SpanStart)
            .FirstOrDefault();
    }
}
