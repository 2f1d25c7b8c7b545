using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Libraries.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>Akka.Streams.Kafka: a plain source commits nothing, and a stream that resumes after each failure drops what failed.</summary>
/// <remarks>
/// Read from akkadotnet/Akka.Streams.Kafka, src/Akka.Streams.Kafka: Dsl/KafkaConsumer.cs, Stages/Consumers/Abstract/BaseSingleSourceLogic.cs,
/// Settings/CommitterSettings.cs, reference.conf. Versions 1.
/// </remarks>
internal sealed class Akka : Library
{
    public override string[] Assemblies => ["Akka.Streams.Kafka"];

    public override string[] Words => ["PlainSource", "WithAttributes", "WithMaxBatch"];

    public override IEnumerable<LibraryFact> Read(LibraryMember member) => member.Calls("PlainSource").SelectMany(call => Source(call, member))
        .Concat(member.Calls("WithMaxBatch").SelectMany(Batch))
        .Concat(member.Operations.OfType<IInvocationOperation>().Where(call => call.TargetMethod.Name == "WithAttributes").SelectMany(call => Resumed(call, member)));

    private static IEnumerable<LibraryFact> Batch(IInvocationOperation call)
    {
        if (call.Arguments.Length == 1 && Number(call.Arguments[0].Value) is { } number)
        {
            yield return new LibraryFact(Hazard.WideCheckpoint, CallSyntax.Name(call), $"WithMaxBatch({number})", number) { Number = number };
        }
    }

    /// <summary>A supervision that answers every failure of a stream over Kafka with Resume; one that picks is taken as intended.</summary>
    private static IEnumerable<LibraryFact> Resumed(IInvocationOperation call, LibraryMember member)
    {
        var strategy = call.Arguments.Select(argument => OwnOperations.Unwrapped(argument.Value)).OfType<IInvocationOperation>()
            .FirstOrDefault(attributes => attributes.TargetMethod is { Name: "CreateSupervisionStrategy", ContainingType.Name: "ActorAttributes" });
        if (strategy is { Arguments.Length: 1 } && IsConsumer(call, member) && Answer(strategy.Arguments[0].Value, member) is { } answer)
        {
            yield return new LibraryFact(Hazard.Skips, answer, "a stream that resumes after every failure",
                "Akka drops the record that failed, and the next commit passes it", "stop, or keep the record elsewhere first");
        }
    }

    private static SyntaxNode? Answer(IOperation decider, LibraryMember member)
    {
        if (OwnOperations.Unwrapped(decider) is IMemberReferenceOperation { Member: { Name: "ResumingDecider", ContainingType.Name: "Deciders" } } known)
        {
            return known.Syntax;
        }

        // More than an answer may keep the record, or tell somebody.
        return member.Program.Chains.Bodies.FunctionOf(decider, null) is { Body: var body }
            && body.Descendants().OfType<IReturnOperation>().ToList() is { Count: 1 } returns && returns[0].ReturnedValue is { } answer
            && OwnOperations.Unwrapped(answer) is IFieldReferenceOperation { Field: { Name: "Resume", ContainingType.Name: "Directive" } }
            && body.Descendants().OfType<IInvocationOperation>().All(call => KnownCallees.Observes(call.TargetMethod))
            && !body.Descendants().Any(operation => operation is IAssignmentOperation or IThrowOperation)
                ? answer.Syntax
                : null;
    }

    /// <summary>Whether the chain begins with a source of the library.</summary>
    private static bool IsConsumer(IInvocationOperation call, LibraryMember member) =>
        Bodies.StartOf(call) is IInvocationOperation { TargetMethod: { ContainingType.Name: "KafkaConsumer" } source }
        && source.Name.EndsWith("Source", StringComparison.Ordinal) && member.Program.References.IsOfLibrary(source.ContainingAssembly);

    private static IEnumerable<LibraryFact> Source(IInvocationOperation call, LibraryMember member)
    {
        var subscription = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "subscription")?.Value;
        while (subscription is not null && OwnOperations.Unwrapped(subscription) is ILocalReferenceOperation local)
        {
            subscription = LocalUses.OnlyValueOf(local) is { } value && value != subscription ? value : null;
        }

        // A group that commits by itself, or offsets that are kept elsewhere, show somewhere in the program.
        if (subscription is not null && OwnOperations.Unwrapped(subscription) is IInvocationOperation { TargetMethod: { Name: "Topics" or "TopicPattern", ContainingType.Name: "Subscriptions" } }
            && member.Program.Compilation.SyntaxTrees.All(tree => !tree.GetText(member.Cancellation).ToString().Contains("enable.auto.commit"))
            && !member.Program.Mentions("EnableAutoCommit", "CommitAsync", "Commit", "CommitInternal"))
        {
            yield return new LibraryFact(Hazard.NeverCompleted, CallSyntax.Name(call),
                "PlainSource", "no offset of the group is ever committed, so a restart processes everything again, or skips what came meanwhile", "use CommittableSource with a Committer");
        }
    }
}
