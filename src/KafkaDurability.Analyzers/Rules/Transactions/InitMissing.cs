using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Producing;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD4001: a producer begins a transaction and never was told to take part in any.</summary>
internal sealed class InitMissing() : ProducerRule(
    Warning(
        "KD4001",
        "InitTransactions missing",
        "BeginTransaction throws on a producer without InitTransactions, and nothing calls it on this one (built in line {0}); call InitTransactions once, right after Build",
        "InitTransactions fetches the producer's epoch, and ends what an earlier instance with the same transactional id has left open."),
    Consequence.Crash,
    FixKind.Statement)
{
    public override IEnumerable<Finding> Judge(ProducerMember member)
    {
        foreach (var begin in member.Calls.Where(call => call.Name == "BeginTransaction"))
        {
            // Without an id InitTransactions throws as well.
            if (member.LifeOf(begin) is { } life && !life.Has("InitTransactions") && member.IsTransactional(begin) != Transactionality.No)
            {
                var build = life.Builds[0].Syntax;
                yield return new Finding(
                    this,
                    begin.Call.Syntax,
                    ImmutableArray.Create(build),
                    InitPlace.Of(life) is { } place ? ImmutableArray.Create(Plan(place, member)) : ImmutableArray<FixPlan>.Empty,
                    build.GetLocation().GetLineSpan().StartLinePosition.Line + 1);
            }
        }
    }

    private static FixPlan Plan(InitPlace place, ProducerMember member)
    {
        var text = $"{place.Name}.InitTransactions({Names.Of(place.Statement, "System", "TimeSpan", member.Model.Compilation)}.FromSeconds(30));";
        var edit = place.IsBlock ? Edit.InsertFirst(place.Statement, text) : Edit.InsertAfter(place.Statement, text);
        return FixPlan.Create("Call InitTransactions after Build", editorOnly: false, [(place.Statement, edit)]);
    }
}
