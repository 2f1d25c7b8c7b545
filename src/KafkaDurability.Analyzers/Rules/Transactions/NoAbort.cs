using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Producing;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD4002: a failure between BeginTransaction and CommitTransaction after which nobody aborts, or a way past the commit.</summary>
internal sealed class NoAbort() : ProducerRule(
    Warning(
        "KD4002",
        "a failure, or a way past the commit, leaves the transaction open: no abort",
        "{0} leaves the transaction of line {1} open, so the next BeginTransaction throws and read_committed consumers wait; call AbortTransaction {2}",
        "After KafkaTxnRequiresAbortException only AbortTransaction helps; after KafkaRetriableException the same call does; after a fatal error only a new producer."),
    Consequence.Crash,
    FixKind.Suggestion)
{
    public override IEnumerable<Finding> Judge(ProducerMember member)
    {
        if (TestProject.Is(member.Model.Compilation))
        {
            yield break;
        }

        var begun = member.Calls.Where(call => call.Name == "BeginTransaction")
            .Select(call => (call.Function, Producer: member.ProducerOf(call))).Where(call => call.Producer is not null).Distinct();
        foreach (var (function, producer) in begun)
        {
            foreach (var open in UnabortedTransaction.In(producer!, function, member.Syntax, function == member.Graph, member.Code, member.Cancellation))
            {
                var failure = open.Failure;
                yield return new Finding(
                    this,
                    open.Commit.Syntax,
                    open.Way.Where(place => place != open.Commit.Syntax).ToImmutableArray(),
                    Plan(open, producer!, member) is { } plan ? ImmutableArray.Create(plan) : ImmutableArray<FixPlan>.Empty,
                    $"A failure in line {Lines.Number(failure)}",
                    Lines.Number(open.Begin),
                    "in a catch block");
            }

            foreach (var past in LeftUncommitted.In(producer!, function, member.Code, member.Cancellation))
            {
                yield return new Finding(
                    this,
                    past.At,
                    ImmutableArray.Create(past.Begin, past.Commit),
                    ImmutableArray<FixPlan>.Empty,
                    $"This way past the commit in line {Lines.Number(past.Commit)}",
                    Lines.Number(past.Begin),
                    "before it");
            }
        }
    }

    /// <summary>A commit that gave up waiting may not be aborted, so where a time is given the fix is for the user.</summary>
    private static FixPlan? Plan(UnabortedTransaction open, ISymbol producer, ProducerMember member)
    {
        if (open.Commit.Arguments.Length > 0 || TransactionSpan.Of(open.Begin, open.Commit.Syntax) is not { } span)
        {
            return null;
        }

        string Name(string scope, string type) => TypeNames.Of(open.Commit.Syntax, scope, type, member.Model.Compilation);
        var error = span.FreeName();
        var header = $"catch ({Name("System", "Exception")} {error}) when (({error} as {Name("Confluent.Kafka", "KafkaException")})?.Error.IsFatal != true)";
        return FixPlan.Create("Abort the transaction and rethrow", editorOnly: true, [(span.First, Edit.Catch(span.First, span.Last, header, producer.Name + ".AbortTransaction();"))]);
    }
}
