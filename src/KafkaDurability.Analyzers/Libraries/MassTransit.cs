using System.Collections.Immutable;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Libraries.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>MassTransit's Kafka rider: a message whose consumer throws is discarded, and the checkpoint passes it.</summary>
/// <remarks>
/// Read from MassTransit/MassTransit, src/Transports/MassTransit.KafkaIntegration: KafkaTopicReceiveEndpointConfiguration.cs (DiscardFaultedMessages,
/// DiscardSkippedMessages, PublishFaults = false), KafkaTopicOptions.cs; src/MassTransit/Transports/ReceivePipeDispatcher.cs. Versions 8.
/// </remarks>
internal sealed class MassTransit : Library
{
    /// <summary>Filters that only limit or change what runs: a failure passes through them.</summary>
    private static readonly string[] s_transparent =
    [
        "UseConcurrencyLimit", "UseConcurrentMessageLimit", "UseRateLimit", "UseIsolationLevel", "UseInMemoryOutbox", "UseMessageScope", "UseServiceScope", "UseTimeout", "UsePartitioner",
        "UseRawJsonSerializer", "UseRawJsonDeserializer", "UseNewtonsoftJsonSerializer", "UseNewtonsoftJsonDeserializer", "UseJsonSerializer", "UseJsonDeserializer",
    ];

    private static readonly string[] s_guards = ["UseMessageRetry", "UseRetry", "UseDelayedRedelivery", "UseScheduledRedelivery", "UseKillSwitch", "UseCircuitBreaker"];

    public override string[] Assemblies => ["MassTransit.KafkaIntegration"];

    public override string[] Words => ["TopicEndpoint", "Produce", "CreateIfMissing"];

    public override IEnumerable<LibraryFact> Read(LibraryMember member) => member.Calls("TopicEndpoint").SelectMany(call => Endpoint(call, member))
        .Concat(member.Calls("CreateIfMissing").SelectMany(call => Topic(call, member)))
        .Concat(member.Calls("Produce").SelectMany(Produce));

    private static IEnumerable<LibraryFact> Endpoint(IInvocationOperation call, LibraryMember member)
    {
        var configure = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "configure")?.Value;
        var endpoint = configure is null ? Steps.Unknown : member.Program.Chains.OfDelegate(configure, null);
        if (!endpoint.IsComplete || Consumers(endpoint, member.Program) is not { IsEmpty: false } consumers)
        {
            yield break;
        }

        var isOpen = endpoint.All.All(step => !IsFilter(step.Name) || s_transparent.Contains(step.Name));
        if (isOpen && !IsGuardedElsewhere(member.Program) && consumers.All(consumer => IsOpen(consumer, member.Program)))
        {
            yield return new LibraryFact(Hazard.Discarded, CallSyntax.Name(call), string.Join(", ", consumers.Select(consumer => consumer.Name))) { Plans = Retry(configure!) };
        }

        if (endpoint.Last("CheckpointMessageCount") is null)
        {
            yield return new LibraryFact(Hazard.WideCheckpoint, CallSyntax.Name(call), "CheckpointMessageCount is left at 5000", 5000) { Number = 5000 };
        }
        else if (endpoint.Last("CheckpointMessageCount") is { } count && Number(count.LastValue) is { } number)
        {
            yield return new LibraryFact(Hazard.WideCheckpoint, count.Syntax, $"CheckpointMessageCount = {number}", number) { Number = number };
        }
    }

    private static bool IsFilter(string name) => name.StartsWith("Use", StringComparison.Ordinal)
        || name is "ConfigureError" or "ConfigureDeadLetter" or "RethrowFaultedMessages" or "AddPipeSpecification" or "ConnectReceiveObserver" or "ConfigureConsumeTopology";

    /// <summary>The consumer classes; empty where the endpoint runs something else, or a consumer that is configured with filters of its own.</summary>
    private static ImmutableArray<INamedTypeSymbol> Consumers(Steps endpoint, LibraryProgram program)
    {
        var consuming = endpoint.All.Where(step => step.Name is "ConfigureConsumer" or "Consumer" or "ConfigureConsumers" or "ConfigureSaga" or "StateMachineSaga" or "Saga" or "Handler" or "Instance" or "Observer" or "ConfigureSagas").ToList();
        var isPlain = consuming.All(step => step.Name is "ConfigureConsumer" or "Consumer" && step.Types.Length > 0
            && step.Delegates.All(filters => program.Chains.OfDelegate(filters, step.Frame) is { IsComplete: true } own && !own.All.Any(filter => IsFilter(filter.Name))
                || filters.Type is INamedTypeSymbol { DelegateInvokeMethod.ReturnsVoid: false }));
        return isPlain ? consuming.Select(step => step.Types[0]).ToImmutableArray() : ImmutableArray<INamedTypeSymbol>.Empty;
    }

    /// <summary>Whether retries may come from a consumer's definition, or from a callback for all endpoints.</summary>
    private static bool IsGuardedElsewhere(LibraryProgram program) => program.Mentions("ConsumerDefinition") && program.Calls(s_guards)
        || program.Mentions("AddConfigureEndpointsCallback", "IConfigureReceiveEndpoint", "AddMassTransitTestHarness");

    private static bool IsOpen(INamedTypeSymbol consumer, LibraryProgram program) =>
        consumer.GetMembers("Consume").OfType<IMethodSymbol>().ToList() is { Count: > 0 } methods && methods.Any(program.Handlers.LetsFailuresOut)
        && !methods.Any(method => program.Chains.Bodies.BodyOf(method) is { } body && HandlerCode.Deals(body));

    private static IReadOnlyList<FixPlan> Retry(IOperation configure) => CallSyntax.BlockOf(configure) is { } block && CallSyntax.ParameterOf(configure) is { } name
        ?
        [
            FixPlan.Create("Retry with growing pauses", editorOnly: false,
            [
                (block, Edit.InsertFirst(block, $"{name}.UseMessageRetry(retry => retry.Exponential(10, System.TimeSpan.FromSeconds(1), System.TimeSpan.FromMinutes(1), System.TimeSpan.FromSeconds(2)));")),
                (block, Edit.AddUsing("MassTransit")),
            ]),
        ]
        : [];

    private static IEnumerable<LibraryFact> Topic(IInvocationOperation call, LibraryMember member)
    {
        var configure = call.Arguments.FirstOrDefault(argument => argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Parameter?.Name == "configure")?.Value;
        var options = member.Program.Chains.OfDelegate(configure, null);
        if (options.IsComplete && options.Last("ReplicationFactor") is null)
        {
            yield return Copies.Fact(CallSyntax.Name(call), "CreateIfMissing", 1, null, member, Placed(configure));
        }
        else if (options.Last("ReplicationFactor") is { } said && Number(said.LastValue) is { } copies)
        {
            yield return Copies.Fact(CallSyntax.Name(call), "CreateIfMissing", copies, said.LastValue!.Syntax, member);
        }
    }

    private static Func<int, Edit>? Placed(IOperation? configure) => CallSyntax.BlockOf(configure) is { } block && CallSyntax.ParameterOf(configure) is { } name
        ? wanted => Edit.InsertLast(block, $"{name}.ReplicationFactor = {wanted};")
        : null;

    private static IEnumerable<LibraryFact> Produce(IInvocationOperation call)
    {
        if (Types.Contract(call.TargetMethod.ContainingType, "ITopicProducer") is not null && call.Parent is not IAwaitOperation && CallSyntax.IsUnread(call))
        {
            yield return new LibraryFact(Hazard.Unconfirmed, CallSyntax.Name(call),
                "a Produce of ITopicProducer whose task is dropped", "nobody learns of a message that was not delivered", "await it")
            {
                Plans = [FixPlan.Create("Await it", editorOnly: false, [(call.Syntax, Edit.Await(call.Syntax))])],
            };
        }
    }
}
