using System.Collections.Immutable;
using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>SlimMessageBus: the Kafka provider logs what a consumer throws, and the next checkpoint passes the message, unless an error handler is registered.</summary>
/// <remarks>Read from zarusz/SlimMessageBus, src/SlimMessageBus.Host.Kafka: Consumer/KafkaPartitionConsumer.cs (OnMessage), KafkaMessageBus.cs; docs/provider_kafka.md. Versions 2 and 3.</remarks>
internal sealed class SlimMessageBus : Library
{
    private static readonly string[] s_handlers = ["IKafkaConsumerErrorHandler", "KafkaConsumerErrorHandler", "IConsumerErrorHandler", "ConsumerErrorHandler", "IConsumerInterceptor"];

    public override string[] Assemblies => ["SlimMessageBus.Host.Kafka"];

    public override string[] Words => ["KafkaGroup", "EnableProduceAwait", "CheckpointEvery"];

    public override IEnumerable<LibraryFact> Read(LibraryMember member) => member.Calls("KafkaGroup").SelectMany(call => Consumer(call, member))
        .Concat(member.Calls("EnableProduceAwait").SelectMany(Produce))
        .Concat(member.Calls("CheckpointEvery").SelectMany(Checkpoint));

    private static IEnumerable<LibraryFact> Consumer(IInvocationOperation call, LibraryMember member)
    {
        // A handler's exception goes back to whoever sent the request.
        var program = member.Program;
        if (call.TargetMethod.TypeArguments.FirstOrDefault() is not INamedTypeSymbol { Name: "ConsumerBuilder" } builder || OnlyArgument(builder) is not { } message
            || program.Mentions(s_handlers)
            || program.Calls("AddServicesFromAssembly") || !AreServicesOwn(program)
            || Consumers(message, program) is not { Count: > 0 } consumers
            || !consumers.Any(program.Handlers.LetsFailuresOut)
            || consumers.Any(consumer => program.Chains.Bodies.BodyOf(consumer) is { } body && HandlerCode.Deals(body)))
        {
            yield break;
        }

        yield return new LibraryFact(Hazard.NoErrorHandler, CallSyntax.Name(call), consumers[0].ContainingType.Name, message.Name)
        {
            // The handler of a bus sees what its requests throw as well, which their senders wait for.
            Plans = !program.Calls("Handle") && SlimRetries.For(call, member) is { } plan ? [plan] : [],
        };
    }

    private static List<IMethodSymbol> Consumers(ITypeSymbol message, LibraryProgram program) => program.Mentioning("OnHandle")
        .Select(member => member.Method)
        .OfType<IMethodSymbol>()
        .Where(method => method.Name == "OnHandle"
            && method.ContainingType.AllInterfaces.Any(contract => contract.Name == "IConsumer" && SymbolEqualityComparer.Default.Equals(OnlyArgument(contract), message)))
        .ToList();

    /// <summary>Whether what is registered by scanning assemblies is code of the program.</summary>
    private static bool AreServicesOwn(LibraryProgram program) => program.Mentioning("AddServicesFromAssemblyContaining")
        .SelectMany(member => member.Calls("AddServicesFromAssemblyContaining"))
        .All(call => call.TargetMethod.TypeArguments.All(type => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, program.Compilation.Assembly)));

    private static IEnumerable<LibraryFact> Produce(IInvocationOperation call)
    {
        if (call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "enable")?.Value.ConstantValue is { HasValue: true, Value: false })
        {
            yield return new LibraryFact(Hazard.Unconfirmed, CallSyntax.Name(call),
                "EnableProduceAwait(false)", "nobody waits for the broker, and a message that was not delivered is only logged", "leave it out")
            {
                Plans = [FixPlan.Create("Wait for the broker", editorOnly: false, [(call.Syntax, Edit.RemoveCall(call.Syntax))])],
            };
        }
    }

    private static IEnumerable<LibraryFact> Checkpoint(IInvocationOperation call)
    {
        if (call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "numberOfMessages")?.Value.ConstantValue is { HasValue: true, Value: int number })
        {
            yield return new LibraryFact(Hazard.WideCheckpoint, CallSyntax.Name(call), $"CheckpointEvery({number})", number) { Number = number };
        }
    }
}
