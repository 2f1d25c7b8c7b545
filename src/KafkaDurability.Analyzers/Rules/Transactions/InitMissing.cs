using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Producing;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD4001: a producer begins a transaction and never was told to take part in any, or has no id for them.</summary>
internal sealed class InitMissing() : ProducerRule(
    Warning(
        "KD4001",
        "InitTransactions missing, or transactional calls without transactional.id",
        "{0} throws on a producer without {1}, and nothing {2} this one (built in line {3}); {4}",
        "InitTransactions fetches the producer's epoch, and ends what an earlier instance with the same transactional id has left open."),
    Consequence.Crash,
    FixKind.Statement)
{
    public override IEnumerable<Finding> Judge(ProducerMember member) => WithoutInit(member).Concat(WithoutId(member));

    /// <summary>InitTransactions throws first; where nothing calls that, BeginTransaction does.</summary>
    private IEnumerable<Finding> WithoutId(ProducerMember member)
    {
        foreach (var call in member.Calls.Where(call => call.Name is "InitTransactions" or "BeginTransaction"))
        {
            if (ProducerSettings.WithoutTransactionalId(call.Call.Syntax, member.Model, member.Cancellation) is { } build
                && (call.Name == "InitTransactions" || member.LifeOf(call) is { } life && !life.Has("InitTransactions")))
            {
                yield return new Finding(
                    this,
                    call.Call.Syntax,
                    ImmutableArray.Create(build),
                    ImmutableArray<FixPlan>.Empty,
                    call.Name,
                    "a transactional id",
                    "sets one for",
                    Lines.Number(build),
                    "set TransactionalId to a name that stays the same");
            }
        }
    }

    private IEnumerable<Finding> WithoutInit(ProducerMember member)
    {
        foreach (var begin in member.Calls.Where(call => call.Name == "BeginTransaction"))
        {
            // Without an id InitTransactions throws as well.
            if (member.LifeOf(begin) is { } life && !life.Has("InitTransactions") && member.IsTransactional(begin) != Transactionality.No)
            {
                var build = life.Builds[0];
                yield return new Finding(
                    this,
                    begin.Call.Syntax,
                    ImmutableArray.Create(build),
                    InitPlace.Of(life) is { } place ? ImmutableArray.Create(Plan(place, member)) : ImmutableArray<FixPlan>.Empty,
                    "BeginTransaction",
                    "InitTransactions",
                    "calls it on",
                    Lines.Number(build),
                    "call InitTransactions once, right after Build");
            }
        }
    }

    private static FixPlan Plan(InitPlace place, ProducerMember member)
    {
        var text = $"{place.Name}.InitTransactions({TypeNames.Of(place.Statement, "System", "TimeSpan", member.Model.Compilation)}.FromSeconds(30));";
        var edit = place.IsBlock ? Edit.InsertFirst(place.Statement, text) : Edit.InsertAfter(place.Statement, text);
        return FixPlan.Create("Call InitTransactions after Build", editorOnly: false, [(place.Statement, edit)]);
    }
}
