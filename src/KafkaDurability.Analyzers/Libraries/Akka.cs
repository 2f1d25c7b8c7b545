using KafkaDurability.Analyzers.Libraries.Chains;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>Akka.Streams.Kafka: a plain source commits nothing.</summary>
/// <remarks>Read from akkadotnet/Akka.Streams.Kafka, src/Akka.Streams.Kafka/Dsl/KafkaConsumer.cs, reference.conf. Versions 1.</remarks>
internal sealed class Akka : Library
{
    public override string[] Assemblies => ["Akka.Streams.Kafka"];

    public override string[] Words => ["PlainSource"];

    public override IEnumerable<LibraryFact> Read(LibraryMember member) => member.Calls("PlainSource").SelectMany(call => Source(call, member));

    private static IEnumerable<LibraryFact> Source(IInvocationOperation call, LibraryMember member)
    {
        var subscription = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "subscription")?.Value;
        while (subscription is not null && Bodies.Unwrap(subscription) is ILocalReferenceOperation local)
        {
            subscription = Bodies.OnlyValueOf(local) is { } value && value != subscription ? value : null;
        }

        // A group that commits by itself, or offsets that are kept elsewhere, show somewhere in the program.
        if (subscription is not null && Bodies.Unwrap(subscription) is IInvocationOperation { TargetMethod: { Name: "Topics" or "TopicPattern", ContainingType.Name: "Subscriptions" } }
            && member.Program.Compilation.SyntaxTrees.All(tree => !tree.GetText(member.Cancellation).ToString().Contains("enable.auto.commit"))
            && !member.Program.Mentions("EnableAutoCommit", "CommitAsync", "Commit", "CommitInternal"))
        {
            yield return new LibraryFact(Hazard.NeverCompleted, Places.Name(call),
                "PlainSource", "no offset of the group is ever committed, so a restart processes everything again, or skips what came meanwhile", "use CommittableSource with a Committer");
        }
    }
}
