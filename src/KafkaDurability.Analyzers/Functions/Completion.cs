using System.Collections.Generic;
using KafkaDurability.Analyzers.Library;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Whether the work of a call is evidently over when the call is.</summary>
internal static class Completion
{
    private static readonly HashSet<string> s_handingOff = NameTokens.Set(
        "Enqueue", "Queue", "Post", "Schedule", "Defer", "Start", "Fire", "Raise", "Signal", "Begin", "Background");

    /// <summary>What is over when these are is the handing-off itself.</summary>
    private static readonly HashSet<string> s_handingOffInTheEnd = NameTokens.Set("Enqueue", "Queue", "Schedule", "Defer", "Background");

    public static bool IsEvident(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (Awaitables.IsAwaitable(method.ReturnType))
        {
            return IsAwaited(call)
                && !NameTokens.Any(method.Name, s_handingOffInTheEnd)
                && method.ContainingNamespace.FullName() is not ("System.Threading.Channels" or "System.Threading.Tasks.Dataflow");
        }

        // Delegates and async void methods may go on after they return; so may whatever queues, schedules or starts.
        return method.MethodKind != MethodKind.DelegateInvoke
            && !(method.IsAsync && method.ReturnsVoid)
            && !NameTokens.Any(method.Name, s_handingOff)
            && !BaseLibrary.Declares(method);
    }

    /// <summary>As below, by a wait that ends no sooner than the work.</summary>
    public static bool IsAwaited(IInvocationOperation call) =>
        IsAwaited(call.Syntax) && !(call.Parent is IInvocationOperation wait && wait.Instance == call && LimitedWaits.Answers(wait));

    /// <summary>await await x, await x.Unwrap(), x.Result.Wait(): of a task in a task, both are waited for.</summary>
    public static bool IsAwaitedTwice(SyntaxNode call) => Wait(call) is { } outer
        && (IsAwaited(outer) || (outer is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax result } && IsAwaited(result)));

    /// <summary>await x, await x.ConfigureAwait(false), x.GetAwaiter().GetResult(), x.Wait(), x.Result.</summary>
    public static bool IsAwaited(SyntaxNode call) => Wait(call) is { } wait && wait is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Unwrap" };

    private static SyntaxNode? Wait(SyntaxNode call)
    {
        var node = call;
        while (true)
        {
            switch (node.Parent)
            {
                case AwaitExpressionSyntax awaited:
                    return awaited;
                case ParenthesizedExpressionSyntax parenthesized:
                    node = parenthesized;
                    break;
                case ConditionalAccessExpressionSyntax conditional when conditional.WhenNotNull == node:
                    node = conditional;
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask", Parent: InvocationExpressionSyntax outer }:
                    node = outer;
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter", Parent: InvocationExpressionSyntax { Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetResult" } outer } }:
                    return outer;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter" or "Wait" or "Result" or "Unwrap" } outer:
                    return outer;
                default:
                    return null;
            }
        }
    }
}
