using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Who does the work of a call, as far as that is certain.</summary>
internal enum HandOff
{
    /// <summary>The call itself, or nobody can tell.</summary>
    None,

    /// <summary>A task, thread or async void method that nothing waits for.</summary>
    Dropped,

    /// <summary>A task that is kept: it may be awaited later.</summary>
    Kept,

    /// <summary>Whoever takes it out of a queue in memory.</summary>
    Queued,
}

/// <summary>Tells calls that leave the work to somebody else.</summary>
internal static class HandOffs
{
    private static readonly Dictionary<string, string[]> s_queues = new()
    {
        ["System.Threading.Channels.ChannelWriter"] = ["WriteAsync", "TryWrite"],
        ["System.Collections.Concurrent.BlockingCollection"] = ["Add", "TryAdd"],
        ["System.Collections.Concurrent.ConcurrentQueue"] = ["Enqueue"],
        ["System.Collections.Generic.Queue"] = ["Enqueue"],
        ["System.Threading.Tasks.Dataflow.DataflowBlock"] = ["Post", "SendAsync"],
        ["System.Threading.Tasks.Dataflow.ActionBlock"] = ["Post"],
    };

    private static readonly HashSet<string> s_taking = new()
    {
        "Dequeue", "TryDequeue", "Take", "TryTake", "GetConsumingEnumerable", "ReadAsync", "TryRead", "ReadAllAsync", "WaitToReadAsync",
    };

    /// <summary>Something is taken out of a queue in memory.</summary>
    public static bool Takes(IMethodSymbol method) =>
        s_taking.Contains(method.Name)
        && method.ContainingType?.OriginalDefinition is { } type
        && (s_queues.ContainsKey(NameOf(type)) || NameOf(type) == "System.Threading.Channels.ChannelReader");

    /// <summary>The thread stops until another one signals that it is done.</summary>
    public static bool Waits(IMethodSymbol method) =>
        (method.Name is "Wait" or "WaitAsync" or "WaitOne" or "WaitAll" or "WaitAny" or "SignalAndWait" or "Join" || method is { Name: "SpinUntil", Parameters.Length: 1 })
        && method.ContainingType is { } type && IsThreading(type);

    /// <summary>As below; what a thread or timer is made for runs on its own.</summary>
    public static HandOff Of(IOperation operation) => operation switch
    {
        IInvocationOperation call => Of(call),
        IObjectCreationOperation { Type: { Name: "Task" } task } when Awaitables.IsAwaitable(task) => HandOff.Kept,
        IObjectCreationOperation { Type: { } type } when IsThreading(type) => type.Name == "Thread" ? HandOff.Kept : type.Name == "Timer" ? HandOff.Dropped : HandOff.None,
        _ => HandOff.None,
    };

    /// <summary>thread.Start(), task.Start(): the work begins.</summary>
    public static bool Starts(IMethodSymbol method) =>
        method is { Name: "Start" or "UnsafeStart", ContainingType: { } type } && ((type.Name == "Thread" && IsThreading(type)) || (type.Name == "Task" && Awaitables.IsAwaitable(type)));

    public static HandOff Of(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var type = method.ContainingType?.OriginalDefinition;
        if (type is not null && s_queues.TryGetValue(NameOf(type), out var methods) && System.Array.IndexOf(methods, method.Name) >= 0)
        {
            return HandOff.Queued;
        }

        if (GivesAsyncVoid(call))
        {
            return HandOff.Dropped;
        }

        if (StartsTwice(call))
        {
            return Completion.IsAwaitedTwice(call.Syntax) ? HandOff.None
                : IsDropped(call.Syntax) ? HandOff.Dropped
                : HandOff.Kept;
        }

        if (Awaitables.IsAwaitable(method.ReturnType))
        {
            return Completion.IsAwaited(call) ? HandOff.None
                : IsDropped(call.Syntax) ? HandOff.Dropped
                : HandOff.Kept;
        }

        return (method.IsAsync && method.ReturnsVoid) || (method.Name == "QueueUserWorkItem" && type is { Name: "ThreadPool" } && BaseLibrary.Declares(method))
            ? HandOff.Dropped
            : HandOff.None;
    }

    /// <summary>Task.Factory.StartNew(async () => …): the task that it gives is done when the function has come to its first await.</summary>
    public static bool StartsTwice(IInvocationOperation call) =>
        call.TargetMethod is { Name: "StartNew", ContainingType.Name: "TaskFactory" } method && BaseLibrary.Declares(method) && Awaitables.AreNested(method.ReturnType);

    /// <summary>orders.Select(order => BillAsync(order)): tasks that somebody has to wait for.</summary>
    public static bool GivesTasks(IInvocationOperation call) => call.TargetMethod is { Name: "Select" or "ConvertAll" } method && BaseLibrary.Declares(method) && AreTasks(call.Type);

    /// <summary>A list or sequence of tasks.</summary>
    public static bool AreTasks(ITypeSymbol? type) => Awaitables.IsAwaitable(type is IArrayTypeSymbol array ? array.ElementType : type is INamedTypeSymbol { TypeArguments.Length: 1 } list ? list.TypeArguments[0] : null)
        && !Awaitables.IsAwaitable(type);

    /// <summary>Parallel.ForEach(batch, async order => …), list.ForEach(async …): an action is called, and cannot be waited for behind its first await.</summary>
    private static bool GivesAsyncVoid(IInvocationOperation call) => call.Arguments.Any(argument => argument.Value is IDelegateCreationOperation { Target: { } target }
            && (target as IFlowAnonymousFunctionOperation)?.Symbol is { IsAsync: true, ReturnsVoid: true }
            && target.Syntax.DescendantNodes().Any(node => node is AwaitExpressionSyntax))
        && BaseLibrary.Declares(call.TargetMethod);

    /// <summary>void CreateAsync(…) of an interface or a library: whoever implements it starts the work, and cannot be waited for.</summary>
    public static bool AreCalledAsync(IMethodSymbol method) =>
        method is { ReturnsVoid: true, MethodKind: MethodKind.Ordinary } && method.Name.EndsWith("Async", System.StringComparison.Ordinal)
        && (method.IsAbstract || method.DeclaringSyntaxReferences.IsEmpty);

    /// <summary>The value of the expression goes nowhere: a statement by itself, _ = …, or the body of a method that gives nothing.</summary>
    public static bool IsDropped(SyntaxNode expression)
    {
        for (SyntaxNode node = expression; ; node = node.Parent!)
        {
            switch (node.Parent)
            {
                case AwaitExpressionSyntax or ParenthesizedExpressionSyntax or ConditionalAccessExpressionSyntax:
                    continue;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "GetAwaiter" or "GetResult" or "Wait" }:
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "GetAwaiter" or "GetResult" or "Wait" } }:
                    continue;
                case ExpressionStatementSyntax:
                    return true;
                case ArrowExpressionClauseSyntax { Parent: var owner }:
                    return owner is MethodDeclarationSyntax method ? GivesNothing(method.ReturnType, method.Modifiers)
                        : owner is LocalFunctionStatementSyntax function && GivesNothing(function.ReturnType, function.Modifiers);
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } assignment when assignment.IsKind(SyntaxKind.SimpleAssignmentExpression):
                    return assignment.Parent is ExpressionStatementSyntax;
                default:
                    return false;
            }
        }
    }

    /// <summary>void, or async with a task that has no result.</summary>
    private static bool GivesNothing(TypeSyntax type, SyntaxTokenList modifiers) =>
        type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } || (modifiers.Any(SyntaxKind.AsyncKeyword) && type is IdentifierNameSyntax or QualifiedNameSyntax { Right: IdentifierNameSyntax });

    private static bool IsThreading(ITypeSymbol type) =>
        type.ContainingNamespace is { Name: "Threading", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static string NameOf(INamedTypeSymbol type) => type.ContainingNamespace.FullName() + "." + type.Name;
}
