using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Waits that may end before the work does: after a time, or because something else was done first.</summary>
internal static class LimitedWaits
{
    /// <summary>task.Wait(1000), thread.Join(timeout), Task.WaitAll(tasks, timeout): the answer is no when the time is over.</summary>
    public static bool Answers(IInvocationOperation call) =>
        call.TargetMethod is { Name: "Wait" or "WaitAll" or "WaitOne" or "Join", ReturnType.SpecialType: SpecialType.System_Boolean } method
        && BaseLibrary.Declares(method)
        && HasLimit(call);

    /// <summary>task.WaitAsync(timeout): awaiting it throws a TimeoutException when the time is over.</summary>
    public static bool Throws(IOperation? task) => Configured(task) is IInvocationOperation { TargetMethod: { Name: "WaitAsync" } method } call
        && Awaitables.IsAwaitable(method.ContainingType)
        && HasLimit(call);

    /// <summary>Task.WhenAny and WaitAny over several tasks: one of them is enough. Of a single one they wait for its end.</summary>
    public static bool TakesTheFirst(IOperation? task) =>
        Configured(task) is IInvocationOperation { TargetMethod: { Name: "WhenAny" or "WaitAny" } method, Arguments: { IsEmpty: false } arguments } call
        && Awaitables.IsAwaitable(method.ContainingType)
        && !(arguments.Length == 1 && arguments[0].ArgumentKind != ArgumentKind.Explicit
            && call.Syntax is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1 });

    private static IOperation? Configured(IOperation? task) =>
        task is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } inner } ? inner : task;

    private static bool HasLimit(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type is { } type && (type.SpecialType == SpecialType.System_Int32 || type is { Name: "TimeSpan", ContainingNamespace.Name: "System" }))
            {
                return !IsEndless(argument.Value);
            }
        }

        return false;
    }

    private static bool IsEndless(IOperation value) =>
        value.ConstantValue is { HasValue: true, Value: -1 }
        || value is IFieldReferenceOperation { Field: { Name: "InfiniteTimeSpan" or "Infinite", ContainingType.Name: "Timeout" } or { Name: "MaxValue", ContainingType.Name: "TimeSpan" } };
}
