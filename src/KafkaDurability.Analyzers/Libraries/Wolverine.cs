using System.Collections.Immutable;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Libraries.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>Wolverine: a listener keeps messages in memory unless it is told otherwise, and what fails for good is dropped without a store.</summary>
/// <remarks>
/// Read from JasperFx/wolverine, src/Wolverine: Configuration/Endpoint.cs (EndpointMode.BufferedInMemory), Runtime/WorkerQueues/BufferedReceiver.cs,
/// Persistence/Durability/NullMessageStore.cs; src/Transports/Kafka/Wolverine.Kafka: KafkaTopic.cs, KafkaListener.cs. Run with WolverineFx.Kafka 6.62.0.
/// </remarks>
internal sealed class Wolverine : Library
{
    private static readonly string[] s_listening = ["ListenToKafkaTopic", "ListenToKafkaTopics", "ListenToKafkaTopicOnNamedBroker"];

    /// <summary>Packages that bring a message store; a program that references one sets it up, be it out of sight.</summary>
    private static readonly string[] s_stores =
    [
        "Wolverine.RDBMS", "Wolverine.Postgresql", "Wolverine.SqlServer", "Wolverine.MySql", "Wolverine.Sqlite", "Wolverine.Oracle",
        "Wolverine.Marten", "Wolverine.Polecat", "Wolverine.RavenDb", "Wolverine.CosmosDb",
    ];

    /// <summary>What decides what becomes of failed messages by itself.</summary>
    private static readonly string[] s_failures = ["OnAnyException", "MoveToKafkaRetryTopic", "EnableNativeDeadLetterQueue"];

    public override string[] Assemblies => ["Wolverine.Kafka"];

    public override string[] Words => s_listening;

    public override IEnumerable<LibraryFact> Read(LibraryMember member) => member.Calls(s_listening).SelectMany(call => Listener(call, member));

    private static IEnumerable<LibraryFact> Listener(IInvocationOperation call, LibraryMember member)
    {
        var program = member.Program;
        var chain = program.Chains.Behind(call, null);
        if (chain.Last("CommitOffsetsAfterCount") is { LastValue.ConstantValue: { HasValue: true, Value: int count } } step)
        {
            yield return new LibraryFact(Hazard.WideCheckpoint, CallSyntax.Name(step.Operation), $"CommitOffsetsAfterCount({count})", count) { Number = count };
        }

        // A listener for all nodes tails what is new, and keeps no offsets.
        if (!chain.IsComplete || chain.Has("TailFromLatest") || !AreOptionsInSight(call, member))
        {
            yield break;
        }

        var topic = call.Arguments.Length > 0 && call.Arguments[call.Arguments.Length - 1].Value.ConstantValue is { HasValue: true, Value: string name } ? name : "the topic";
        var end = CallSyntax.ChainEnd(call.Syntax);
        var hasStore = s_stores.Any(program.References.Has);
        if (!chain.Has("UseDurableInbox", "ProcessInline", "ProcessConcurrentlyByKey") && !program.Mentions("UseDurableInboxOnAllListeners", "AllListeners"))
        {
            // Before 6.8 the client stored the offset of an inline listener by itself. The assembly does not tell its version;
            // the type came with the change.
            var isInlineSafe = program.HasType("Wolverine.Kafka.CommitMode");
            yield return new LibraryFact(Hazard.Buffered, CallSyntax.Name(call), topic, hasStore ? "UseDurableInbox()" : "ProcessInline(), or a message store and UseDurableInbox()")
            {
                Plans = hasStore ? [Append("Keep messages in the durable inbox", end, ".UseDurableInbox()")]
                    : isInlineSafe ? [Append("Process inline", end, ".ProcessInline()")]
                    : [],
            };
        }

        if (!hasStore && !chain.Has(s_failures) && !program.Mentions("OnAnyException", "MoveToKafkaRetryTopic"))
        {
            yield return new LibraryFact(Hazard.NoDeadLetters, CallSyntax.Name(call),
                $"The listener of {topic} has neither a native dead letter queue nor a message store", "Wolverine logs that a failed message moves to the error queue, and drops it", "call EnableNativeDeadLetterQueue()")
            {
                Plans = [Append("Enable the native dead letter queue", end, ".EnableNativeDeadLetterQueue()")],
            };
        }
    }

    private static FixPlan Append(string title, SyntaxNode end, string call) => FixPlan.Create(title, editorOnly: false, [(end, Edit.AppendCall(end, call))]);

    /// <summary>Whether no code out of sight may set a policy for all listeners: the options come to a lambda or to code of this program, and go nowhere else.</summary>
    private static bool AreOptionsInSight(IInvocationOperation call, LibraryMember member)
    {
        if (Bodies.StartOf(call) is not IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol function } options }
            || function.MethodKind is not (MethodKind.AnonymousFunction or MethodKind.LocalFunction) && !IsOwn(function, member.Program))
        {
            return false;
        }

        var steps = member.Program.Chains.OfParameter(OwnOperations.RootOf(call), options);
        return steps.IsComplete && steps.Of("Include").All(step => step.Types.Length > 0 && step.Types.All(type => type.DeclaringSyntaxReferences.Length > 0)) && !member.Program.Mentions("IEndpointPolicy");
    }

    /// <summary>Whether all callers are code of this program.</summary>
    private static bool IsOwn(IMethodSymbol method, LibraryProgram program) =>
        method.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal || method.ContainingType.DeclaredAccessibility == Accessibility.Internal
        || program.Compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;
}
