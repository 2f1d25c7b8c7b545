using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

internal enum ContinuationKind
{
    /// <summary>It runs after a failure, and never looks at it.</summary>
    Blind,

    /// <summary>After a failure it does not run, and its own task is cancelled.</summary>
    OnSuccessOnly,

    /// <summary>It looks at the failure, or runs only after one, or nobody can tell.</summary>
    MayLook,
}

/// <summary>What is passed to ContinueWith.</summary>
internal static class Continuation
{
    public static ContinuationKind Of(IInvocationOperation continueWith, CodeInSight code, LocalUses locals)
    {
        foreach (var argument in continueWith.Arguments.Where(argument => argument.Parameter?.Type.Name == nameof(TaskContinuationOptions)))
        {
            if (argument.Value.ConstantValue is not { HasValue: true, Value: int options })
            {
                return ContinuationKind.MayLook;
            }

            switch (((TaskContinuationOptions)options) & (TaskContinuationOptions.NotOnFaulted | TaskContinuationOptions.NotOnRanToCompletion))
            {
                case TaskContinuationOptions.NotOnRanToCompletion:
                    return ContinuationKind.MayLook;
                case not TaskContinuationOptions.None:
                    return ContinuationKind.OnSuccessOnly;
            }
        }

        var functions = continueWith.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0) is { } given
            ? code.FunctionsOf(given.Value, locals)
            : ImmutableArray<FunctionInSight>.Empty;
        var looks = new FailureLooks(code);
        return functions.IsEmpty || functions.Any(function => looks.MayLook(function)) ? ContinuationKind.MayLook : ContinuationKind.Blind;
    }
}
