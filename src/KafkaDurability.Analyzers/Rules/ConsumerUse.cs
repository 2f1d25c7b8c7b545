using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Source;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>What the loops in sight do with the consumer that is built from one set of settings.</summary>
internal sealed class ConsumerUse
{
    public ConsumerUse(ConfigObject config, ConfigModel model, CancellationToken cancellation)
    {
        var calls = config.Calls.Where(call => call.Method.Name is "Consume" or "Commit" or "StoreOffset").ToList();
        if (calls.Count == 0)
        {
            return;
        }

        var facts = calls.Select(call => Members.RootOf(call.Node)).OfType<SyntaxNode>().Distinct()
            .Select(member => model.Graph(member, cancellation) is { } graph
                ? ConsumeFacts.Read(model.MethodOf(member, cancellation), graph, model.Symbols, cancellation)
                : ConsumeFacts.Nothing)
            .ToList();
        IsReported = facts.SelectMany(own => own.EarlyAdvances).Any(advance => calls.Any(call => call.Node == advance.Call));

        // Several places that consume, or one that commits, are for the user to put in order.
        Loop = calls.Count == 1 && !config.IsClientHandedOn
            ? facts.SelectMany(own => own.Loops).FirstOrDefault(loop => loop.Consume == calls[0].Node && !loop.IsPassed)
            : null;

        // What is right for one consumer in a loop may throw for another.
        if (Loop is not null && new ConfigLinker(model, cancellation).CreationsBehind(Loop.Consume).Any(creation => creation != config.Creation))
        {
            Loop = null;
        }
    }

    public SimpleLoop? Loop { get; }

    public bool IsReported { get; }
}
