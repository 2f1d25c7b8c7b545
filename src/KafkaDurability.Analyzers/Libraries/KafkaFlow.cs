using System.Collections.Immutable;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Libraries.Chains;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>KafkaFlow: the worker logs what its middlewares throw, and completes the message all the same.</summary>
/// <remarks>
/// Read from Farfetch/kafkaflow, src/KafkaFlow: Consumers/ConsumerWorker.cs (ProcessMessageAsync), Batching/BatchConsumeMiddleware.cs,
/// Producers/MessageProducer.cs; KafkaFlow.Retry from Farfetch/kafkaflow-retry-extensions. Versions 3 and 4.
/// </remarks>
internal sealed class KafkaFlow : Library
{
    /// <summary>Middlewares of the library that let an exception pass to the worker.</summary>
    private static readonly string[] s_transparent = ["AddSerializer", "AddSingleTypeSerializer", "AddCompressor", "AddDecompressor", "AddBatching", "Throttle", "AddDeserializer", "AddSingleTypeDeserializer"];

    public override string[] Assemblies => ["KafkaFlow", "KafkaFlow.Abstractions"];

    public override string[] Words => ["AddConsumer", "WhenNoHandlerFound", "Produce", "BatchProduceAsync", "CreateTopicIfNotExists"];

    public override IEnumerable<LibraryFact> Read(LibraryMember member) => member.Calls("AddConsumer").SelectMany(call => Consumer(call, member))
        .Concat(member.Calls("WhenNoHandlerFound").SelectMany(Unhandled))
        .Concat(member.Calls("Produce").SelectMany(Produce))
        .Concat(member.Calls("BatchProduceAsync").SelectMany(BatchProduce))
        .Concat(member.Calls("CreateTopicIfNotExists").SelectMany(call => Topic(call, member)));

    private static IEnumerable<LibraryFact> Consumer(IInvocationOperation call, LibraryMember member)
    {
        var chains = member.Program.Chains;
        var consumer = call.TargetMethod.ContainingType.Name == "IClusterConfigurationBuilder" && call.Arguments.Length == 1
            ? chains.OfDelegate(call.Arguments[0].Value, null)
            : Steps.Unknown;
        if (!consumer.IsComplete || consumer.Has("WithoutStoringOffsets"))
        {
            yield break;
        }

        var added = consumer.Of("AddMiddlewares").ToList();
        var pipeline = added.Select(step => chains.OfDelegate(step.LastValue, step.Frame)).ToList();
        if (!pipeline.All(part => part.IsComplete) || pipeline.Sum(part => part.All.Length) == 0)
        {
            yield break;
        }

        var middlewares = pipeline.SelectMany(part => part.All).ToList();
        if (consumer.Last("WithManualMessageCompletion") is { } manual)
        {
            if (middlewares.All(step => s_transparent.Contains(step.Name) || step.Name.StartsWith("Retry", StringComparison.Ordinal) || OwnCode(step, member.Program) is { IsEmpty: false } own && own.All(type => type.DeclaringSyntaxReferences.Length > 0))
                && !member.Program.Calls("Complete"))
            {
                yield return new LibraryFact(Hazard.NeverCompleted, CallSyntax.Name(manual.Operation),
                    "WithManualMessageCompletion()", "no code calls ConsumerContext.Complete(), so offsets stay where they are and a restart processes everything again", "call context.ConsumerContext.Complete() once a message is processed");
            }

            foreach (var (handler, condition) in middlewares.SelectMany(step => OwnCode(step, member.Program)).SelectMany(type => Uncompleted(type, member.Program)))
            {
                yield return new LibraryFact(Hazard.NeverCompleted, CallSyntax.Name(manual.Operation),
                    "WithManualMessageCompletion()",
                    $"{handler.ContainingType.Name}.{handler.Name} may return without ConsumerContext.Complete() by the condition in {Lines.Of(condition, manual.Operation.Syntax)}, so the offset stays at that message and a restart processes all after it again",
                    "complete it there, too")
                {
                    Related = [condition],
                };
            }

            yield break;
        }

        // A subscriber of the global event gets each failure, and may keep the message.
        if (member.Program.Mentions("MessageConsumeError") || !middlewares.All(step => IsTransparent(step, member.Program)) || !middlewares.SelectMany(step => OwnCode(step, member.Program)).Any(type => MayFail(type, member.Program)))
        {
            yield break;
        }

        var last = added[added.Count - 1];
        yield return middlewares.LastOrDefault(step => step.Name == "RetrySimple") is { } retry
            ? new LibraryFact(Hazard.RetriesEnd, CallSyntax.Name(retry.Operation), "RetrySimple") { Plans = Plan(RetryForever(added, member)) }
            : new LibraryFact(Hazard.LoggedAndPassed, CallSyntax.Name(last.Operation)) { Plans = Plan(RetryForever(added, member)) };
    }

    /// <summary>Whether an exception comes through the middleware, and the message with it.</summary>
    private static bool IsTransparent(Step step, LibraryProgram program) => step.Name is "RetrySimple"
        || s_transparent.Contains(step.Name)
        || step.Name.StartsWith("AddSchemaRegistry", StringComparison.Ordinal)
        || OwnCode(step, program) is { IsEmpty: false } own && own.All(type => IsTransparent(type, program));

    private static bool IsTransparent(INamedTypeSymbol type, LibraryProgram program) => type.DeclaringSyntaxReferences.Length > 0
        && !type.GetMembers().OfType<IMethodSymbol>().Any(member => program.Chains.Bodies.BodyOf(member) is { } body && (HandlerCode.Deals(body) || KeepsOffset(body)));

    /// <summary>The classes of the program that the step runs: a middleware, or handlers; empty where they are out of sight.</summary>
    private static ImmutableArray<INamedTypeSymbol> OwnCode(Step step, LibraryProgram program)
    {
        if (step.Name is "Add" or "AddAtBeginning")
        {
            return step.Types;
        }

        if (step.Name is not "AddTypedHandlers" || program.Chains.OfDelegate(step.LastValue, step.Frame) is not { IsComplete: true } handlers)
        {
            return ImmutableArray<INamedTypeSymbol>.Empty;
        }

        var named = handlers.Of("AddHandler").SelectMany(handler => handler.Types);
        var scanned = handlers.Of("AddHandlersFromAssemblyOf").ToList();
        return scanned.Any(scan => !scan.Types.All(type => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, program.Compilation.Assembly))) || handlers.Has("AddHandlers")
            ? ImmutableArray<INamedTypeSymbol>.Empty
            : (scanned.Count == 0 ? named : named.Concat(AllHandlers(program))).Distinct<ISymbol>(SymbolEqualityComparer.Default).OfType<INamedTypeSymbol>().ToImmutableArray();
    }

    private static IEnumerable<INamedTypeSymbol> AllHandlers(LibraryProgram program) => program.Mentioning("Handle")
        .Select(member => member.Method)
        .Where(method => method is { Name: "Handle" } && Libraries.Types.Contract(method.ContainingType, "IMessageHandler") is not null)
        .Select(method => method!.ContainingType);

    /// <summary>The handlers and middlewares of a class that do not complete each message, with the condition that leads past it.</summary>
    private static IEnumerable<(IMethodSymbol Handler, SyntaxNode Condition)> Uncompleted(INamedTypeSymbol type, LibraryProgram program) => type.GetMembers().OfType<IMethodSymbol>()
        .Where(method => method.Name is "Invoke" or "Handle" && method.Parameters.Length > 0 && method.Parameters[0].Type.Name == "IMessageContext")
        .Select(method => (Handler: method, Condition: program.GraphOf(method) is { } graph ? CompletionWays.Uncompleted(graph, method.Parameters[0]) : null))
        .Where(found => found.Condition is not null)
        .Select(found => (found.Handler, found.Condition!));

    private static bool MayFail(INamedTypeSymbol type, LibraryProgram program) =>
        type.GetMembers().OfType<IMethodSymbol>().Any(method => method.Name is "Invoke" or "Handle" && program.Handlers.LetsFailuresOut(method));

    private static bool KeepsOffset(IOperation body) => body.Descendants().Any(operation =>
        operation is IAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "ShouldStoreOffset" or "AutoMessageCompletion" } }
        || operation is IInvocationOperation { TargetMethod.Name: "Complete" or "DiscardOffset" or "Pause" });

    /// <summary>Where KafkaFlow.Retry is there: it stands before all others, so that it sees what they throw.</summary>
    private static FixPlan? RetryForever(List<Step> added, LibraryMember member)
    {
        if (!member.Program.References.Has("KafkaFlow.Retry") || added[0].LastValue is not { } middlewares
            || OwnOperations.Unwrapped(middlewares) is not IAnonymousFunctionOperation { Symbol.Parameters.Length: 1 } lambda
            || lambda.Body.Descendants().OfType<IParameterReferenceOperation>().FirstOrDefault(use => SymbolEqualityComparer.Default.Equals(use.Parameter, lambda.Symbol.Parameters[0])) is not { } first)
        {
            return null;
        }

        const string Call = ".RetryForever(retry => retry.HandleAnyException().WithTimeBetweenTriesPlan(System.TimeSpan.FromSeconds(1), System.TimeSpan.FromSeconds(10)))";
        return FixPlan.Create("Retry until it is processed", editorOnly: false, [(first.Syntax, Edit.AppendCall(first.Syntax, Call)), (first.Syntax, Edit.AddUsing("KafkaFlow.Retry"))]);
    }

    private static IReadOnlyList<FixPlan> Plan(FixPlan? plan) => plan is null ? [] : [plan];

    private static IEnumerable<LibraryFact> Unhandled(IInvocationOperation call)
    {
        if (call.Arguments.Length == 1 && OwnOperations.Unwrapped(call.Arguments[0].Value) is IAnonymousFunctionOperation { Body.Operations: var operations }
            && operations.All(operation => operation is IReturnOperation { IsImplicit: true }))
        {
            yield return new LibraryFact(Hazard.Skips, CallSyntax.Name(call),
                "WhenNoHandlerFound does nothing", "a message of a type without a handler is dropped, and its offset moves on", "throw there, or keep the message elsewhere");
        }
    }

    private static IEnumerable<LibraryFact> Produce(IInvocationOperation call)
    {
        if (Libraries.Types.Contract(call.TargetMethod.ContainingType, "IMessageProducer") is not null
            && call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "deliveryHandler")?.Value is { } handler
            && handler is { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation)
        {
            // Behind the headers stands the handler, which ProduceAsync has not.
            var isShort = call.Arguments.All(argument => argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Parameter?.Name is not ("deliveryHandler" or "partition"));
            yield return new LibraryFact(Hazard.Unconfirmed, CallSyntax.Name(call),
                "Produce without a delivery handler", "nobody learns of a message that was not delivered, and KafkaFlow disposes its producers without a Flush", "await ProduceAsync")
            {
                Plans = isShort ? [FixPlan.Create("Await ProduceAsync", editorOnly: false, [(call.Syntax, Edit.AwaitAs(call.Syntax, "ProduceAsync"))])] : [],
            };
        }
    }

    private static IEnumerable<LibraryFact> BatchProduce(IInvocationOperation call)
    {
        if (call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "throwIfAnyProduceFail") is { Value.ConstantValue.Value: false } argument && CallSyntax.IsUnread(call))
        {
            yield return new LibraryFact(Hazard.Unconfirmed, argument.Syntax,
                "the reports of BatchProduceAsync unread, which does not throw,", "nobody learns of the messages that were not delivered", "leave throwIfAnyProduceFail out, or look at each report")
            {
                Plans = [FixPlan.Create("Throw if any message fails", editorOnly: false, [(argument.Value.Syntax, Edit.Replace(argument.Value.Syntax, "true"))])],
            };
        }
    }

    private static IEnumerable<LibraryFact> Topic(IInvocationOperation call, LibraryMember member)
    {
        if (call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "replicationFactor" && argument.ArgumentKind != ArgumentKind.DefaultValue)?.Value is { } value
            && Number(value) is > 0 and var copies)
        {
            yield return Copies.Fact(CallSyntax.Name(call), "CreateTopicIfNotExists", copies, value.Syntax, member);
        }
    }
}
