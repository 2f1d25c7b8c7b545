using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

internal enum HandlerKind
{
    /// <summary>None is passed.</summary>
    Absent,

    /// <summary>It never looks whether the delivery failed.</summary>
    Blind,

    /// <summary>It looks, or nobody can tell.</summary>
    MayLook,
}

/// <summary>The delivery handler that a Produce call is given.</summary>
/// <param name="At">The lambda, or what names the handler; the call where it is given none.</param>
/// <param name="Function">The lambda, or the declaration that a name stands for; null where that is not one in sight.</param>
internal sealed record DeliveryHandler(HandlerKind Kind, SyntaxNode At, SyntaxNode? Function)
{
    /// <summary>Of the parameters of both Produce methods.</summary>
    private const int Ordinal = 2;

    /// <param name="produce">A call of the client's own Produce, as the code has it.</param>
    public static DeliveryHandler Of(IInvocationOperation produce, CodeInSight code, LocalUses locals)
    {
        var argument = produce.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == Ordinal);
        if (argument is null)
        {
            return new(HandlerKind.MayLook, produce.Syntax, null);
        }

        if (argument.ArgumentKind == ArgumentKind.DefaultValue || IsNull(argument.Value, locals))
        {
            return new(HandlerKind.Absent, produce.Syntax, null);
        }

        var value = Value(argument.Value, locals);
        var functions = code.FunctionsOf(value, locals);
        var looks = new FailureLooks(code);
        var isBlind = !functions.IsEmpty && !functions.Any(function => looks.MayLook(function));
        return new(isBlind ? HandlerKind.Blind : HandlerKind.MayLook, value.Syntax, functions.Length == 1 ? functions[0].Syntax : null);
    }

    private static bool IsNull(IOperation value, LocalUses locals) =>
        Value(value, locals) is IDefaultValueOperation or ILiteralOperation { ConstantValue: { HasValue: true, Value: null } };

    /// <summary>The value itself, or that of the variable which holds it.</summary>
    private static IOperation Value(IOperation value, LocalUses locals)
    {
        value = OwnOperations.Unwrapped(value);
        return value is ILocalReferenceOperation local && locals.OnlyValueOf(local.Local) is { } only ? OwnOperations.Unwrapped(only) : value;
    }
}
