using System.Collections.Immutable;
using System.Linq;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Program;
using System.Threading;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Producing;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD1106: a catch takes the failure of a delivery, and nobody learns of it.</summary>
internal sealed class DeliveryFailureDropped() : ProducerRule(
    Warning(
        "KD1106",
        "failed delivery caught and dropped: the caller believes it was sent",
        "{0} in {1} ends in this catch{2}, so the message may be lost and the code goes on as if it had been sent; rethrow, return the failure, or keep the message",
        "Once the exception is caught, nothing else tells that the message is not in the topic: the client has given up on it, and the caller goes on as after a success."),
    Consequence.Loss,
    FixKind.Suggestion)
{
    public override IEnumerable<Finding> Judge(ProducerMember member)
    {
        var dropped = Dropped(member).ToList();
        var marked = EarlyMarks.Unnoticed(member, dropped).Select(found => found.Swallowed).ToList();
        return dropped.Where(swallowed => !marked.Contains(swallowed) && !IsOfLoop(swallowed, member)).Select(ToFinding).ToList();
    }

    /// <summary>Whether a catch drops a failed delivery, be it also the processing of a consumed message.</summary>
    public static bool StandsAt(SyntaxNode clause, ConfigModel model, CancellationToken cancellation) =>
        Members.RootOf(clause) is { } syntax && model.Graph(syntax, cancellation) is { } graph
        && Dropped(new ProducerMember(syntax, graph, model, cancellation)).Any(swallowed => swallowed.Clause == clause);

    /// <summary>The catch clauses of a member that drop failed deliveries, whoever speaks of them.</summary>
    internal static IEnumerable<SwallowedDelivery> Dropped(ProducerMember member)
    {
        if (TestProject.Is(member.Model.Compilation) || IsProbe(member))
        {
            return [];
        }

        var reader = new SwallowedDeliveryReader(SendModel.Of(member.Model.Compilation, member.Symbols), member.Symbols, member.Cancellation);
        var root = member.Graph.OriginalOperation;
        return reader.Read(root, function => function == root && IsEntryPoint(member))
            .Where(swallowed => member.IsTransactional(swallowed.Send.Innermost) == Transactionality.No);
    }

    private Finding ToFinding(SwallowedDelivery swallowed)
    {
        var (clause, send) = (swallowed.Clause, swallowed.Send);
        return new Finding(
            this,
            clause,
            new[] { send.Call.Syntax, send.Innermost }.Concat(swallowed.Unread).Distinct().ToImmutableArray(),
            swallowed.Rethrow is { } block
                ? ImmutableArray.Create(FixPlan.Create("Rethrow", editorOnly: true, [(block, Edit.InsertLast(block, "throw;"))]))
                : ImmutableArray<FixPlan>.Empty,
            send.IsQueueing ? "A message that finds no room in the queue" : "A delivery that fails",
            Lines.Of(send.Call.Syntax, clause),
            swallowed.Unread.Count == 0 ? "" : " and " + Lines.Of(swallowed.Unread[0], clause) + " does not read the answer");
    }

    /// <summary>The processing of a consumed message: KD2104, or KD2110, says what becomes of that one.</summary>
    private static bool IsOfLoop(SwallowedDelivery swallowed, ProducerMember member)
    {
        var loops = LoopRules.Of(member.Model);
        return (loops.Concerns(member.Syntax, member.Cancellation) ? loops.Judge(member.Syntax, member.Cancellation) : ImmutableArray<Finding>.Empty)
            .Concat(loops.JudgedElsewhere(member.Syntax, member.Cancellation))
            .Any(finding => finding.At == swallowed.Clause);
    }

    /// <summary>What a program prints in Main, or in its top-level statements, somebody looks at.</summary>
    private static bool IsEntryPoint(ProducerMember member) =>
        member.Model.MethodOf(member.Syntax, member.Cancellation) is { IsStatic: true, Name: "Main" or WellKnownMemberNames.TopLevelStatementsEntryPointMethodName };

    /// <summary>A health check sends to see whether it can.</summary>
    private static bool IsProbe(ProducerMember member) =>
        member.Model.MethodOf(member.Syntax, member.Cancellation)?.ContainingType.AllInterfaces.Any(contract =>
            contract.Name == "IHealthCheck" && contract.ContainingNamespace.FullName() == "Microsoft.Extensions.Diagnostics.HealthChecks") == true;
}
