using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Producing;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1105: nobody looks how a ProduceAsync ended.</summary>
internal sealed class TaskNotObserved() : ProducerRule(
    Warning(
        "KD1105",
        "ProduceAsync result not observed",
        "{0}, so a failed delivery {1} and the message is lost; {2}",
        "A failed delivery is an exception in the task that ProduceAsync returns. Where nothing waits for the task, it stays there."),
    Consequence.Loss,
    FixKind.Suggestion | FixKind.Statement)
{
    public override IEnumerable<Finding> Judge(ProducerMember member) => OfSends(member).Concat(OfPublishers(member));

    /// <summary>Those that stand at a ProduceAsync itself.</summary>
    public IEnumerable<Finding> OfSends(ProducerMember member)
    {
        foreach (var call in member.Calls)
        {
            if (member.Outcomes.LostTaskOf(call) is { } lost && member.ShowsInReportAlone(call))
            {
                yield return Found(call.Call.Syntax, lost, ImmutableArray<SyntaxNode>.Empty, member, "ProduceAsync");
            }
        }
    }

    /// <summary>
    /// Those that stand at a call of a method in sight, which awaits the ProduceAsync, or in a block that does and is dropped. Where the call hands a message of a consume
    /// loop on, and its offset passes it, that is what is said.
    /// </summary>
    private IEnumerable<Finding> OfPublishers(ProducerMember member)
    {
        var handOffs = new Lazy<ImmutableArray<Finding>>(() => LoopRules.Of(member.Model).HandOffsIn(member.Syntax, member.Cancellation));
        foreach (var send in member.Outcomes.LostInOwnCode(member.Model.MethodOf(member.Syntax, member.Cancellation)))
        {
            var last = send.IsInBlock ? send.Lost.Last : send.At;
            if (member.ShowsInReportAlone(send.Innermost)
                && !handOffs.Value.Any(finding => finding.At.Contains(send.At) || last.Contains(finding.At) || finding.Related.Any(last.Contains)))
            {
                yield return Found(send, member);
            }
        }
    }

    private Finding Found(LostSend send, ProducerMember member)
    {
        var sends = send.At == send.Innermost ? ImmutableArray<SyntaxNode>.Empty : ImmutableArray.Create(send.Innermost);
        return send.IsInBlock ? InBlock(send, sends, member) : Found(send.At, send.Lost, sends, member, send.Name);
    }

    private Finding InBlock(LostSend send, ImmutableArray<SyntaxNode> sends, ProducerMember member)
    {
        var name = send.Name + (sends.IsEmpty ? "" : ", and with it the ProduceAsync in " + Lines.Of(sends[0], send.At) + ",");
        return new(
            this,
            send.At,
            send.Lost.IsVoid ? sends : sends.Insert(0, send.Lost.Last),
            send.Lost.IsVoid ? ImmutableArray<FixPlan>.Empty : Plans(send.Lost, member),
            send.Lost.IsVoid ? $"This {name} is awaited in an async function that returns nothing, which no caller can wait for"
                : $"This {name} is awaited in work that itself is dropped in {Lines.Of(send.Lost.Last, send.At)}",
            send.Lost.IsVoid ? "ends the process" : "goes unnoticed",
            send.Lost.IsVoid ? "let it return a Task to code that awaits it" : send.Lost.IsContinued ? "check the task's Exception there, or await the work" : "await the work");
    }

    private Finding Found(SyntaxNode call, LostTask lost, ImmutableArray<SyntaxNode> sends, ProducerMember member, string name) => new(
        this,
        call,
        lost.Last.Span.Contains(call.Span) && !lost.IsContinued && !lost.IsLimited ? sends : sends.Insert(0, lost.Last),
        Plans(lost, member),
        What(lost, name + (sends.IsEmpty ? "" : ", and of the ProduceAsync in " + Lines.Of(sends[0], call))),
        lost.IsLimited ? "behind that goes unnoticed" : "goes unnoticed",
        lost.IsContinued ? $"check the task's Exception there, or await {name}" : "await it");

    private static string What(LostTask lost, string name) =>
        lost.IsContinued ? $"The continuation of this {name} never checks the task that it gets"
        : lost.IsLimited ? $"The wait for this {name} may be over before the delivery is, and nobody asks whether it was"
        : lost.Variable is { } variable ? $"The task of this {name} is kept in '{variable}', and nothing waits for it"
        : $"Nothing waits for the task of this {name}";

    private static ImmutableArray<FixPlan> Plans(LostTask lost, ProducerMember member)
    {
        if (lost.IsContinued || lost.IsLimited || member.Graph.OriginalOperation.SemanticModel is not { } model)
        {
            return ImmutableArray<FixPlan>.Empty;
        }

        if (AwaitPlace.Takes(lost.Last, model, member.Cancellation))
        {
            return ImmutableArray.Create(FixPlan.Create("Await the delivery", editorOnly: false, [(lost.Last, Edit.Await(lost.Last))]));
        }

        return AwaitPlace.IsDroppedTask(lost.Last, model, member.Cancellation) && AsyncPlace.Around(lost.Last, model, member.Cancellation) is not null
            ? ImmutableArray.Create(FixPlan.Create("Await the delivery, and make the method async", editorOnly: true, [(lost.Last, Edit.AwaitInAsync(lost.Last))]))
            : ImmutableArray<FixPlan>.Empty;
    }
}
