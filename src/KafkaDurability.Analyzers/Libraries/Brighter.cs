using System.Collections.Immutable;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>Brighter: the pump logs what a handler throws, and acknowledges the message, unless an attribute says otherwise.</summary>
/// <remarks>
/// Read from BrighterCommand/Brighter, src/Paramore.Brighter.ServiceActivator/Reactor.cs and Proactor.cs,
/// src/Paramore.Brighter.MessagingGateway.Kafka/KafkaSubscription.cs, KafkaPublication.cs, KafkaMessageConsumer.cs (Reject); docs/adr/0037. Version 10.
/// </remarks>
internal sealed class Brighter : Library
{
    private static readonly string[] s_guards = ["RejectMessageOnError", "DeferMessageOnError", "DontAckOnError", "FallbackPolicy"];

    public override string[] Assemblies => ["Paramore.Brighter.MessagingGateway.Kafka"];

    public override string[] Words => ["Handle", "HandleAsync", "KafkaSubscription", "KafkaPublication"];

    public override IEnumerable<LibraryFact> Read(LibraryMember member) => Handler(member)
        .Concat(member.Creations("KafkaSubscription").SelectMany(creation => Subscription(creation, member)))
        .Concat(member.Creations("KafkaPublication").SelectMany(creation => Publication(creation, member)));

    private static IEnumerable<LibraryFact> Handler(LibraryMember member)
    {
        if (member.Method is not { Name: "Handle" or "HandleAsync", IsOverride: true } method || member.Syntax is not MethodDeclarationSyntax
            || member.Program.References.VersionOf("Paramore.Brighter.MessagingGateway.Kafka") is not { Major: >= 10 }
            || Request(method) is not { } request
            || Guards(method).Any()
            || Subscriptions(request, member.Program).FirstOrDefault() is not { } subscription
            || !member.Program.Handlers.LetsFailuresOut(method))
        {
            yield break;
        }

        var suffix = method.Name == "HandleAsync" ? "Async" : "";
        var rejects = Said(subscription, "deadLetterRoutingKey", "DeadLetterRoutingKey") is not null;
        var (attribute, scope) = rejects ? ("RejectMessageOnError", "Paramore.Brighter.Reject.Attributes") : ("DontAckOnError", "Paramore.Brighter.DontAck.Attributes");
        var isThere = member.Program.HasType($"{scope}.{attribute}{suffix}Attribute");
        yield return new LibraryFact(Hazard.Acknowledged, ((MethodDeclarationSyntax)member.Syntax).ReturnType, method.ContainingType.Name, request.Name, $"[{attribute}{suffix}(step: 0)]")
        {
            Related = [subscription.Syntax],
            Plans = isThere
                ?
                [
                    FixPlan.Create($"Add {attribute}{suffix}", editorOnly: false,
                    [
                        (member.Syntax, Edit.AddAttribute(member.Syntax, $"{attribute}{suffix}(step: 0)")),
                        (member.Syntax, Edit.AddUsing(scope)),
                    ]),
                ]
                : [],
        };
    }

    /// <summary>The type of the messages that a handler of the library takes.</summary>
    private static ITypeSymbol? Request(IMethodSymbol method) =>
        (Types.Declaring(method.ContainingType, "RequestHandler") ?? Types.Declaring(method.ContainingType, "RequestHandlerAsync")) is { TypeArguments.Length: 1 } handler
        && LibraryReferences.IsFamily(handler.ContainingAssembly)
            ? handler.TypeArguments[0]
            : null;

    private static IEnumerable<string> Guards(IMethodSymbol method)
    {
        for (var current = method; current is not null; current = current.OverriddenMethod)
        {
            foreach (var name in current.GetAttributes().Select(attribute => attribute.AttributeClass?.Name ?? "").Where(name => s_guards.Any(guard => name.StartsWith(guard, StringComparison.Ordinal))))
            {
                yield return name;
            }
        }
    }

    private static IEnumerable<IObjectCreationOperation> Subscriptions(ITypeSymbol request, LibraryProgram program) => program.Mentioning("KafkaSubscription")
        .SelectMany(member => member.Creations("KafkaSubscription"))
        .Where(creation => SymbolEqualityComparer.Default.Equals(RequestOf(creation), request));

    private static ITypeSymbol? RequestOf(IObjectCreationOperation subscription) => OnlyArgument(subscription.Type) is { } request ? request
        : subscription.Arguments.FirstOrDefault(argument => argument.Parameter?.Name is "requestType" or "dataType")?.Value is { } value && OwnOperations.Unwrapped(value) is ITypeOfOperation type ? type.TypeOperand
        : null;

    private static IEnumerable<LibraryFact> Subscription(IObjectCreationOperation creation, LibraryMember member)
    {
        if (Creates(creation))
        {
            foreach (var fact in Topic(creation, "KafkaSubscription", member, wanted => Edit.AddArgument(creation.Syntax, $"replicationFactor: {wanted}")))
            {
                yield return fact;
            }
        }

        if (Said(creation, "commitBatchSize", "CommitBatchSize") is { } size && Number(size) is { } number)
        {
            yield return new LibraryFact(Hazard.WideCheckpoint, size.Syntax, $"commitBatchSize is {number}", number) { Number = number };
        }

        if (Said(creation, "deadLetterRoutingKey", "DeadLetterRoutingKey") is null && IsPlain(creation) && Rejecting(creation, member.Program) is { } rejecting)
        {
            yield return new LibraryFact(Hazard.NoDeadLetters, CallSyntax.Name(creation),
                "The subscription has no deadLetterRoutingKey", "Brighter logs a rejected message, and acknowledges it", "name a topic for dead letters")
            {
                Related = [rejecting],
                Plans = DeadLetters(creation),
            };
        }
    }

    /// <summary>Where messages of the subscription are rejected: the handler's attribute, or the number of requeues.</summary>
    private static SyntaxNode? Rejecting(IObjectCreationOperation creation, LibraryProgram program)
    {
        if (Said(creation, "requeueCount", "RequeueCount") is { } count && Number(count) is >= 0)
        {
            return count.Syntax;
        }

        return RequestOf(creation) is { } request
            ? program.Mentioning("Handle").Concat(program.Mentioning("HandleAsync"))
                .Where(member => member.Method is { } method && SymbolEqualityComparer.Default.Equals(Request(method), request) && Guards(method).Any(guard => guard.StartsWith("RejectMessageOnError", StringComparison.Ordinal)))
                .Select(member => member.Syntax is MethodDeclarationSyntax method ? method.AttributeLists[0] : member.Syntax)
                .FirstOrDefault()
            : null;
    }

    private static IReadOnlyList<FixPlan> DeadLetters(IObjectCreationOperation creation) =>
        Said(creation, "routingKey", "RoutingKey") is { } key && OwnOperations.Unwrapped(key) is IObjectCreationOperation { Arguments.Length: 1 } name && name.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string topic }
            ? [FixPlan.Create("Name a topic for dead letters", editorOnly: true, [(creation.Syntax, Edit.AddArgument(creation.Syntax, $"deadLetterRoutingKey: new RoutingKey(\"{topic}.dlq\")"))])]
            : [];

    private static IEnumerable<LibraryFact> Publication(IObjectCreationOperation creation, LibraryMember member) =>
        Creates(creation) ? Topic(creation, "KafkaPublication", member, add: null) : [];

    private static IEnumerable<LibraryFact> Topic(IObjectCreationOperation creation, string name, LibraryMember member, Func<int, Edit>? add)
    {
        var said = Said(creation, "replicationFactor", "ReplicationFactor");
        if (said is null && IsPlain(creation))
        {
            yield return Copies.Fact(CallSyntax.Name(creation), name, 1, null, member, add);
        }
        else if (said is not null && Number(said) is { } copies)
        {
            yield return Copies.Fact(CallSyntax.Name(creation), name, copies, said.Syntax, member);
        }
    }

    /// <summary>Whether the topic is created where it is missing, as by default.</summary>
    private static bool Creates(IObjectCreationOperation creation) =>
        Said(creation, "makeChannels", "MakeChannels") is not { } make || OwnOperations.Unwrapped(make) is IFieldReferenceOperation { Field.Name: "Create" };

    /// <summary>Whether nothing is set on the object after it is made: it goes straight into an argument, a list or a return.</summary>
    private static bool IsPlain(IObjectCreationOperation creation)
    {
        IOperation outer = creation;
        while (outer.Parent is IConversionOperation)
        {
            outer = outer.Parent;
        }

        return outer.Parent is IArrayInitializerOperation or IArgumentOperation or IReturnOperation
            || outer.Parent is { Kind: OperationKind.None, Syntax: CollectionExpressionSyntax or ExpressionElementSyntax };
    }

    /// <summary>What the constructor is given, or the initializer sets.</summary>
    private static IOperation? Said(IObjectCreationOperation creation, string parameter, string property) =>
        creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter && argument.ArgumentKind != ArgumentKind.DefaultValue)?.Value
        ?? creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation target && target.Property.Name == property)?.Value;
}
