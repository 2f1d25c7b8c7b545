using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Library;

/// <summary>
/// What the name of a method says that is out of sight: that it asks, or makes something, and so may have done nothing
/// with the message. Only where its answer is used; a body that is in sight is read instead.
/// </summary>
internal static class TellingNames
{
    private static readonly HashSet<string> s_asking = NameTokens.Set(
        "Get", "Find", "Lookup", "Search", "Query", "Select", "Filter", "Is", "Are", "Has", "Have", "Can", "Should", "Must", "Does", "Needs", "Contains", "Exists", "Matches",
        "Compare", "Validate", "Check", "Compute", "Calculate", "Describe");

    private static readonly HashSet<string> s_making = NameTokens.Set(
        "Deserialize", "Deserialise", "Serialize", "Serialise", "Parse", "Decode", "Encode", "Convert", "Map", "Adapt", "Transform",
        "Decrypt", "Encrypt", "Decompress", "Compress", "Extract", "Unwrap", "Unpack", "To", "From", "As", "Cast", "Format", "Hash", "Normalize");

    private static readonly HashSet<string> s_offsets = NameTokens.Set("Commit", "Committed", "Offset", "Offsets", "Checkpoint", "Ack", "Acknowledge");

    /// <summary>Unlike a counter or a meter, which may be a shop's or a house's, none of these is a thing of the trade.</summary>
    private static readonly HashSet<string> s_watchers = NameTokens.Set(
        "Log", "Logger", "Logging", "Metrics", "Telemetry", "Tracer", "Tracing", "Diagnostics", "Instrumentation", "Assert", "Validator");

    /// <summary>SendAsync, HandleOrder, PublishAsync, of what does not even bind: only the plainest names of work.</summary>
    public static bool Works(string name) => s_working.Contains(NameTokens.First(name));

    private static readonly HashSet<string> s_working = NameTokens.Set(
        "Send", "Publish", "Handle", "Process", "Dispatch", "Execute", "Insert", "Save", "Store", "Upsert", "Index", "Create", "Update", "Deliver", "Forward", "Produce");

    /// <summary>GetOrder, TryFind, IsKnown.</summary>
    public static bool Asks(IMethodSymbol method) => s_asking.Contains(Verb(method));

    /// <summary>ToOrder, MapCustomer, TryParse.</summary>
    public static bool Makes(IMethodSymbol method) => s_making.Contains(Verb(method));

    /// <summary>IProcessorFactory, OrderMapper: what comes out is made, or found, for the message.</summary>
    public static bool IsOfMaker(IMethodSymbol method) => method.ContainingType is { } type && NameTokens.Any(type.Name, s_makers);

    private static readonly HashSet<string> s_makers = NameTokens.Set("Factory", "Mapper", "Converter", "Parser", "Serializer", "Deserializer", "Resolver", "Registry");

    private static readonly HashSet<string> s_success = ["Success", "Succeeded", "IsSuccess", "IsSuccessful", "IsSucceeded", "IsSuccessStatusCode", "Ok", "IsOk", "IsValid", "IsValidResponse", "Handled", "Processed", "ShouldCommit"];

    private static readonly HashSet<string> s_failure = ["IsFaulted", "IsFailure", "IsFailed", "Failed", "IsError", "HasError", "HasErrors", "Errors"];

    /// <summary>What a bool member of an answer is where all went well: true for Success, false for IsFaulted; null where its name does not say.</summary>
    public static bool? WhenWell(ISymbol member) => s_success.Contains(member.Name) ? true : s_failure.Contains(member.Name) ? false : null;

    /// <summary>LogReceived of a log, Error of IAppLogger.</summary>
    public static bool Logs(IMethodSymbol method) => Verb(method) is var verb
        && (verb == "Log" || (s_levels.Contains(verb) && method.ContainingType is { } type && NameTokens.Any(type.Name, s_logs)));

    private static readonly HashSet<string> s_levels = NameTokens.Set("Error", "Warn", "Warning", "Info", "Information", "Debug", "Trace", "Fatal", "Critical", "Verbose");

    private static readonly HashSet<string> s_logs = NameTokens.Set("Log", "Logger", "Logging");

    /// <summary>IAppLogger, OrderMetrics: a log or a metric of the user's own.</summary>
    public static bool IsOfWatcher(IMethodSymbol method) => method.ContainingType is { } type && NameTokens.Any(type.Name, s_watchers);

    /// <summary>tracker.MarkCommitted(result): it keeps the position, which the result of the client tells.</summary>
    public static bool KeepsOffset(IMethodSymbol method, ITypeSymbol? given) =>
        given?.ContainingNamespace is { Name: "Kafka", ContainingNamespace: { Name: "Confluent", ContainingNamespace.IsGlobalNamespace: true } }
        && NameTokens.Any(method.Name, s_offsets);

    private static string Verb(IMethodSymbol method) =>
        NameTokens.First(method.Name.StartsWith("Try", System.StringComparison.Ordinal) ? method.Name.Substring(3) : method.Name);
}
