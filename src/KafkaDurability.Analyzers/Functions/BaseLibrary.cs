using System.Collections.Generic;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>What the methods of the base class library do with a message: most only make a new value from it.</summary>
internal static class BaseLibrary
{
    private static readonly HashSet<string> s_sending = new()
    {
        "System.Net.Http", "System.Net.Http.Json", "System.Net.Sockets", "System.Net.WebSockets", "System.Net.Mail", "System.Data",
        "System.Data.Common", "System.Threading.Channels", "System.Threading.Tasks.Dataflow", "System.Windows.Input",
    };

    private static readonly HashSet<string> s_adding = new()
    {
        "Add", "AddRange", "AddFirst", "AddLast", "AddOrUpdate", "TryAdd", "Enqueue", "EnqueueRange", "Push", "PushRange", "Insert", "InsertRange",
        "Append", "AppendLine", "AppendFormat", "UnionWith", "Set", "SetValue",
    };

    private static readonly HashSet<string> s_asking = new()
    {
        "Contains", "ContainsKey", "ContainsValue", "Equals", "CompareTo", "Compare", "Any", "All", "Count", "LongCount", "IndexOf", "StartsWith",
        "EndsWith", "IsNullOrEmpty", "IsNullOrWhiteSpace", "GetHashCode", "GetType", "ReferenceEquals", "SequenceEqual", "Clear", "ThrowIfNull",
        "ThrowIfNullOrEmpty", "ThrowIfCancellationRequested", "Dispose", "DisposeAsync", "IsMatch",
    };

    /// <summary>ArgumentNullException.ThrowIfNull, ObjectDisposedException.ThrowIf: it goes on only where what it asks does not hold.</summary>
    public static bool IsThrowHelper(IMethodSymbol method) => method.IsStatic && method.Name.StartsWith("ThrowIf", System.StringComparison.Ordinal) && Declares(method);

    public static bool Declares(IMethodSymbol method) =>
        method.MethodKind != MethodKind.DelegateInvoke
        && method.ContainingAssembly is { } assembly
        && (assembly.Name == "System" || assembly.Name.StartsWith("System.", System.StringComparison.Ordinal)
            || assembly.Name is "mscorlib" or "netstandard" or "Microsoft.CSharp")
        && method.ContainingNamespace is { } scope && Root(scope) == "System";

    public static CalleeEffect Effect(IMethodSymbol method)
    {
        var type = method.ContainingType;
        var scope = method.ContainingNamespace.FullName();
        var isTable = scope == "System.Data" && type.Name.StartsWith("Data", System.StringComparison.Ordinal);
        if (s_sending.Contains(scope) && !isTable)
        {
            return KnownCallees.HasResult(method) && method.Name.StartsWith("Get", System.StringComparison.Ordinal)
                ? CalleeEffect.MayProcess
                : CalleeEffect.Processes;
        }

        if (s_asking.Contains(method.Name))
        {
            return CalleeEffect.Observes;
        }

        if (type.Name is "IObserver" or "TaskCompletionSource" || (method.Name == "Invoke" && scope == "System.Reflection"))
        {
            return CalleeEffect.Processes;
        }

        if (scope == "System.IO" && type.Name != "Path")
        {
            return type.Name == "File" && !method.Name.StartsWith("Read", System.StringComparison.Ordinal) && method.Name != "Exists"
                ? CalleeEffect.Processes
                : CalleeEffect.MayProcess;
        }

        // DataTable, DataRowCollection: a table in memory, which a bulk copy sends later.
        if (isTable || scope.StartsWith("System.Collections", System.StringComparison.Ordinal) || type.Name == "StringBuilder")
        {
            return s_adding.Contains(method.Name) ? CalleeEffect.Collects
                : method.IsStatic || method.Name is "Remove" or "TryGetValue" or "GetEnumerator" ? CalleeEffect.Transforms
                : method.ReturnsVoid ? CalleeEffect.MayProcess
                : CalleeEffect.Transforms;
        }

        return method.ReturnsVoid && method.Name is not ("CopyTo" or "Sleep") ? CalleeEffect.MayProcess : CalleeEffect.Transforms;
    }

    public static bool IsConsole(ITypeSymbol? type) =>
        type is { Name: "Console", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Whether a member is of a type right in a namespace.</summary>
    public static bool IsIn(ISymbol member, string scope) => member.ContainingNamespace?.FullName() == scope;

    /// <summary>Environment.Exit and FailFast: no code behind them runs, nor does a finally.</summary>
    public static bool EndsTheProcess(IMethodSymbol method) =>
        method.Name is "FailFast" or "Exit" && method.ContainingType is { Name: "Environment", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>The outermost namespace.</summary>
    public static string Root(INamespaceSymbol scope)
    {
        while (scope.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            scope = outer;
        }

        return scope.Name;
    }
}
