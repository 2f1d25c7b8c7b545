using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Producing;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1107: a producer that is built for each message.</summary>
internal sealed class ProducerPerMessage() : ProducerRule(
    Info(
        "KD1107",
        "producer built for each message",
        "A producer is built for each message, so each message waits for new connections, and idempotence does not span two producers; build it once and share it",
        "A producer is safe to share between threads. Its sequence numbers, which idempotence rests on, end with it."),
    Consequence.Other)
{
    public override IEnumerable<Finding> Judge(ProducerMember member)
    {
        if (member.Syntax.ContainsDiagnostics || TestProject.Is(member.Model.Compilation))
        {
            return [];
        }

        var method = member.Model.MethodOf(member.Syntax, member.Cancellation);
        var functions = MemberFunctions.Of(member.Graph, method, member.Cancellation);
        var model = QueueModel.Of(member.Model.Compilation, member.Symbols);
        return PerMessage.In(functions, method, EntryPoint.Of(member), model, member.Cancellation)
            .Select(build => new Finding(this, build, ImmutableArray<SyntaxNode>.Empty, ImmutableArray<FixPlan>.Empty));
    }
}
