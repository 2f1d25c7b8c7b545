using System.Collections.Generic;
using KafkaDurability.Analyzers.Library;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Callees known by their library or their name to look at a message, or to parse it, and no more.</summary>
internal static class KnownCallees
{
    private static readonly HashSet<string> s_looking = NameTokens.Set(
        "Log", "Logging", "Logged", "Trace", "Tracing", "Metric", "Metrics", "Telemetry", "Count", "Counter", "Increment", "Measure", "Stats", "Statistics",
        "Commit", "Committed", "Offset", "Offsets", "Checkpoint", "Ack", "Acknowledge", "Validate", "Validator", "Validation", "Check", "Assert", "Ensure",
        "Is", "Has", "Can", "Should", "Matches", "Filter", "Skip", "Contains", "Exists", "Get", "Find", "Resolve", "Lookup", "Compute", "Calculate",
        "Print", "Display", "Dump", "Show", "Describe", "Debug", "Progress", "Activity", "Span", "Scope", "Record", "Track", "Untrack", "Report", "Audit",
        "Remove", "Release", "Complete", "Completed", "Mark", "Done", "Finish", "Finished");

    private static readonly HashSet<string> s_deadLetters = NameTokens.Set("Dead", "Dlq", "Dlt", "Dlx", "DLQ", "DLT", "Quarantine", "Poison", "Park");

    private static readonly HashSet<string> s_units = NameTokens.Set("Unit", "Uow", "Context", "Session", "Transaction", "Repository");

    private static readonly HashSet<string> s_lookingTypes = NameTokens.Set(
        "Log", "Logger", "Logging", "Metrics", "Metric", "Meter", "Counter", "Telemetry", "Tracer", "Tracing", "Trace", "Diagnostics", "Statistics", "Stats",
        "Monitor", "Monitoring", "Instrumentation", "Assert", "Validator");

    /// <summary>Loggers, metrics and traces, by who declares them; also a log of the user's own, by its name.</summary>
    public static bool Observes(IMethodSymbol method) =>
        IsOfObservers(method) || (TellingNames.Logs(method) && !HasResult(method));

    /// <summary>The console, libraries that observe, and methods whose bodies the logging generator writes.</summary>
    public static bool IsOfObservers(IMethodSymbol method) =>
        BaseLibrary.IsConsole(method.ContainingType) || ObservingLibraries.Declare(method) || LogMethods.IsGenerated(method);

    public static bool Transforms(IMethodSymbol method) =>
        method.MethodKind is MethodKind.PropertyGet or MethodKind.Conversion or MethodKind.UserDefinedOperator
        || (TellingNames.Makes(method) && HasResult(method));

    /// <summary>ProcessOrder, HandleMessageAsync, PublishAsync: what they are for, their bodies need not show.</summary>
    public static bool IsCalledProcessing(IMethodSymbol method) => NameTokens.First(method.Name) is "Process" or "Handle" or "Publish" or "Dispatch";

    /// <summary>SendToDeadLetterAsync, PublishDlq: where failed messages go.</summary>
    public static bool IsCalledDeadLetter(IMethodSymbol method) => NameTokens.Any(method.Name, s_deadLetters);

    /// <summary>SaveChanges() and its like: only now what was added before is kept.</summary>
    public static bool Saves(IMethodSymbol method) =>
        method.Name is "SaveChanges" or "SaveChangesAsync"
        || (method.Name is "Save" or "SaveAsync" or "Commit" or "CommitAsync" or "Complete" or "CompleteAsync"
            && method.ContainingType is { } type && NameTokens.Any(type.Name, s_units));

    /// <summary>Adding to a unit of work: nothing is kept before that is saved.</summary>
    public static bool Stages(IMethodSymbol method) =>
        NameTokens.First(method.Name) is "Add" or "Update" or "Attach" or "Remove" or "Insert"
        && Namespaces.IsWithin(method.ContainingNamespace?.FullName() ?? "", "Microsoft.EntityFrameworkCore");

    /// <summary>Parsing that throws on what it cannot read.</summary>
    public static bool Parses(IMethodSymbol method) =>
        NameTokens.First(method.Name) is "Deserialize" or "Deserialise" or "Parse" or "Decode" or "Decrypt" or "Decompress" or "Unpack" && HasResult(method);

    /// <summary>Names that speak of watching, asking or offset-keeping: no claim is built on what they may throw.</summary>
    public static bool MayObserve(IMethodSymbol method) =>
        NameTokens.Any(method.Name, s_looking)
        || method.Name is "Write" or "WriteLine" or "WriteLineAsync"
        || (method.ContainingType is { } type && NameTokens.Any(type.Name, s_lookingTypes));

    /// <summary>Loggers, metrics and traces, by their types' names.</summary>
    public static bool OnlyWatches(IMethodSymbol method) => method.ContainingType is { } type && NameTokens.Any(type.Name, s_lookingTypes);

    /// <summary>Whether a value comes out, directly, out of a task, or through an out parameter.</summary>
    public static bool HasResult(IMethodSymbol method) =>
        !(method.ReturnsVoid || (Awaitables.IsAwaitable(method.ReturnType) && Awaitables.ResultOf(method.ReturnType) is null or { Name: "Unit", ContainingNamespace.Name: "MediatR" }))
        || method.Parameters.Any(parameter => parameter.RefKind == RefKind.Out);
}
