using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Calls that start a function as work of its own: Task.Run, Parallel.ForEach and the like.</summary>
internal static class StartedWork
{
    /// <summary>What starts a lambda; null where that is none of them.</summary>
    public static IInvocationOperation? StartOf(IAnonymousFunctionOperation lambda) =>
        lambda.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } } && Starts(call) ? call : null;

    private static bool Starts(IInvocationOperation call) => BaseLibrary.Declares(call.TargetMethod) && (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name) is
        ("Task", "Run") or ("TaskFactory", "StartNew") or ("ThreadPool", "QueueUserWorkItem") or ("ThreadPool", "UnsafeQueueUserWorkItem")
        or ("Parallel", "ForEach") or ("Parallel", "ForEachAsync");
}
