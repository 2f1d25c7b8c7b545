using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Library;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Code after which nothing is different: it logs, counts, waits and reads. Whatever is not known to do only that is taken to do more.</summary>
internal sealed class ObservesOnly
{
    private static readonly HashSet<string> s_verbs = NameTokens.Set(
        "Log", "Trace", "Verbose", "Debug", "Info", "Information", "Warn", "Warning", "Error", "Fatal", "Critical", "Exception", "Write",
        "Increment", "Inc", "Count", "Observe", "Measure", "Emit", "Record", "Track", "Report", "Add", "Start", "Stop", "Begin", "End", "Set");

    private static readonly HashSet<string> s_keeping = NameTokens.Set("Audit", "Event", "Outbox", "Journal", "Message", "Store", "Repository");

    private readonly KafkaSymbols _symbols;
    private readonly SendModel _sends;
    private readonly CancellationToken _cancellation;

    public ObservesOnly(KafkaSymbols symbols, SendModel sends, CancellationToken cancellation)
    {
        _symbols = symbols;
        _sends = sends;
        _cancellation = cancellation;
    }

    /// <param name="maySend">Sending counts as nothing, too: the next message, say, and waiting for what is queued.</param>
    public bool IsAll(IEnumerable<IOperation> operations, bool maySend) => IsAll(operations, maySend, Limits.SendDepth);

    /// <inheritdoc cref="Tallies.Is"/>
    public bool IsTally(IOperation? operation) => Tallies.Is(operation, _sends.Compilation, _cancellation);

    private bool IsAll(IEnumerable<IOperation> operations, bool maySend, int calls)
    {
        _cancellation.ThrowIfCancellationRequested();
        return operations.All(operation => operation switch
        {
            IInvocationOperation call => (maySend && _symbols.ProducerMethod(call.TargetMethod) is "Produce" or "ProduceAsync" or "Flush" or "Poll") || Watches(call, calls),
            IObjectCreationOperation { Constructor: { } made } => BaseLibrary.Declares(made) || KnownCallees.Observes(made) || (maySend && _symbols.Owns(made.ContainingType)),
            IInvalidOperation or IDynamicInvocationOperation or IDynamicObjectCreationOperation or IFunctionPointerInvocationOperation => false,
            _ => true,
        });
    }

    private bool Watches(IInvocationOperation call, int calls)
    {
        var method = call.TargetMethod;
        if (IsLogging(call) || (call.Instance is not null && BaseLibrary.Declares(method) && IsTally(call.Instance)))
        {
            return true;
        }

        // Task.Run(…), list.ForEach(…): what is done is in the function that is given.
        if (method.MethodKind == MethodKind.DelegateInvoke
            || (call.Arguments.Any(argument => argument.Value.Type?.TypeKind == TypeKind.Delegate) && method.ContainingNamespace.FullName() != "System.Linq"))
        {
            return false;
        }

        if (BaseLibrary.Declares(method))
        {
            return BaseLibrary.Effect(method) is var effect
                && (effect == CalleeEffect.Observes || (effect == CalleeEffect.Transforms && !ChangesCollection(method)));
        }

        if (KnownCallees.Transforms(method))
        {
            return true;
        }

        return calls > 0
            && _sends.BodiesOf(method, _cancellation).ToList() is { Count: > 0 } bodies
            && bodies.All(body => OwnOperations.Of(body).ToList() is var own
                && !own.Any(operation => operation is IThrowOperation || (OwnOperations.Target(operation) is { } target and not ILocalReferenceOperation && !IsTally(target)))
                && IsAll(own, maySend: false, calls - 1));
    }

    /// <summary>Loggers, metrics and the console; not logs that are kept to be read by a program.</summary>
    internal static bool IsLogging(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        return (KnownCallees.Observes(method) && method.ContainingType is not { Name: "Process" })
            || (call.Instance is IPropertyReferenceOperation { Property: { ContainingType: var type } } && BaseLibrary.IsConsole(type))
            || (KnownCallees.OnlyWatches(method) && s_verbs.Contains(NameTokens.First(method.Name)) && !KnownCallees.HasResult(method)
                && !NameTokens.Any(method.ContainingType.Name, s_keeping));
    }

    private static bool ChangesCollection(IMethodSymbol method) =>
        !method.IsStatic && method.ContainingNamespace.FullName().StartsWith("System.Collections", System.StringComparison.Ordinal)
        && method.Name is not ("TryGetValue" or "GetEnumerator" or "ToArray" or "Peek" or "TryPeek");
}
