using System.Collections.Generic;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Guarantees;

/// <summary>Which hazards of a program concern a client: those on its settings and on its calls, and those in its members that are on no other client's.</summary>
internal sealed class ClientHazards(IReadOnlyList<ClientInSight> clients, IReadOnlyList<Hazard> hazards)
{
    private readonly ILookup<Hazard, ClientInSight> _owners = hazards
        .SelectMany(hazard => clients.Where(client => IsOn(client, hazard)).Select(client => (hazard, client)))
        .ToLookup(pair => pair.hazard, pair => pair.client);

    public IEnumerable<Hazard> Of(ClientInSight client)
    {
        var members = new HashSet<SyntaxNode>(client.Members);
        return hazards.Where(hazard => _owners[hazard].Contains(client)
            || !_owners[hazard].Any(owner => owner.Kind == client.Kind)
                && (!_owners.Contains(hazard) || SpeaksOf(hazard.Rule, client.Kind))
                && hazard.Places.Any(place => Members.RootOf(place) is { } member && members.Contains(member)));
    }

    /// <summary>A call on the one may concern the other: SendOffsetsToTransaction is the producer's, and what it sends is the consumer's.</summary>
    private static bool SpeaksOf(string rule, ClientKinds kind) =>
        rule.StartsWith("KD4", StringComparison.Ordinal) || rule.StartsWith(kind == ClientKinds.Producer ? "KD1" : "KD2", StringComparison.Ordinal);

    private static bool IsOn(ClientInSight client, Hazard hazard) =>
        hazard.Places.Any(place => client.Calls.Append(client.Build).Any(call => Overlap(call, place)))
        || client.Config is { } config && client.Built is { } built && IsOnSettings(config, built, hazard);

    /// <summary>Its creation, its views, and what writes to it and is in effect where the client is built.</summary>
    private static bool IsOnSettings(ConfigObject config, ConfigSnapshot built, Hazard hazard) =>
        hazard.At == config.Creation
        || config.Views.Any(view => view.Creation == hazard.At)
        || built.AllWrites.Any(write => write.At.File is { } file ? hazard.Files.Contains(file) || hazard.At == write.Node && hazard.Files.IsEmpty : hazard.At == write.At.Code || hazard.At == write.Node);

    /// <summary>One is part of the other, or they are the same.</summary>
    private static bool Overlap(SyntaxNode call, SyntaxNode place) => call.SyntaxTree == place.SyntaxTree
        && (call.Span.Contains(place.Span) || place.Span.Contains(call.Span) && Members.RootOf(place) == Members.RootOf(call) && place.Span.Length < 4 * call.Span.Length);
}
