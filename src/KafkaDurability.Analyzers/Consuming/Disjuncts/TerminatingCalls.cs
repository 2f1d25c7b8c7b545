using System.Collections.Generic;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Library;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>Calls without a message, in a handler: which end the program or the loop, and which do nothing about a failure.</summary>
internal static class TerminatingCalls
{
    private static readonly HashSet<string> s_completing = NameTokens.Set("Complete", "Set", "Cancel", "Abort", "Stop", "Invoke", "Post", "Send");

    /// <summary>What is taken back keeps no message.</summary>
    private static readonly HashSet<string> s_undoing = NameTokens.Set("Rollback", "Abort", "Dispose", "Clear", "Undo", "Revert", "Discard", "Release", "Unlock");

    public static bool Leads(IMethodSymbol method) => method.ContainingType is { } type && type.ContainingNamespace?.FullName() + "." + type.Name + "." + method.Name
        is "System.Environment.Exit" or "System.Environment.FailFast" or "System.Diagnostics.Process.Kill" or "System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw"
        or "System.Threading.CancellationTokenSource.Cancel" or "System.Threading.CancellationTokenSource.CancelAsync" or "Microsoft.Extensions.Hosting.IHost.StopAsync"
        or "Microsoft.Extensions.Hosting.IHostApplicationLifetime.StopApplication" or "Microsoft.Extensions.Hosting.IApplicationLifetime.StopApplication";

    public static bool IsHarmless(IMethodSymbol method) =>
        method.MethodKind is not MethodKind.DelegateInvoke
        && (KnownCallees.Observes(method)
            || KnownCallees.Transforms(method)
            || (BaseLibrary.Declares(method) && !NameTokens.Any(method.Name, s_completing))
            || KnownCallees.OnlyWatches(method)
            || IsUndoing(method));

    /// <summary>transaction.RollbackAsync(), unit.Dispose(); not the Cancel of a token, which ends the program.</summary>
    private static bool IsUndoing(IMethodSymbol method) => !BaseLibrary.Declares(method)
        && (s_undoing.Contains(NameTokens.First(method.Name)) || method.Name.StartsWith("RollBack", System.StringComparison.Ordinal));
}
