using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Topics;

/// <summary>A constant that an expression may be, and the part of the expression that says it.</summary>
/// <param name="GivenAt">Where a caller says it; null where it is no parameter's.</param>
internal sealed record SaidValue(object? Constant, IOperation At, SyntaxNode? GivenAt = null);

/// <summary>The constants that an expression may be.</summary>
/// <param name="IsAll">It can be nothing else.</param>
internal sealed record SaidValues(IReadOnlyList<SaidValue> Values, bool IsAll)
{
    public static readonly SaidValues Unknown = new([], IsAll: false);

    /// <summary>The text, where it is one text for certain.</summary>
    public string? OnlyText => IsAll && Values.Count == 1 ? Values[0].Constant as string : null;

    /// <summary>Follows conditionals, locals that are given one value, readonly constants, and numbers made text.</summary>
    public static SaidValues Of(IOperation? expression, LocalUses variables, KnownCode code)
    {
        if (expression is null)
        {
            return Unknown;
        }

        var said = new List<SaidValue>();
        var isAll = true;
        var pending = new Stack<(IOperation Operation, IOperation? At)>([(expression, null)]);
        for (var steps = 0; pending.Count > 0; steps++)
        {
            var (operation, at) = pending.Pop();
            if (steps == Limits.TopicSteps)
            {
                return new SaidValues(said, IsAll: false);
            }

            if (Constant(operation, code) is { HasValue: true } constant)
            {
                said.Add(new SaidValue(constant.Value, at ?? operation));
                continue;
            }

            switch (operation)
            {
                case IParameterReferenceOperation { Parameter: var parameter } when code.GivenConstant(parameter, CancellationToken.None) is { } given:
                    said.Add(new SaidValue(given.Value, at ?? operation, given.At));
                    break;
                case IConversionOperation { OperatorMethod: null } conversion:
                    pending.Push((conversion.Operand, at));
                    break;
                case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                    pending.Push((whenFalse, at));
                    pending.Push((conditional.WhenTrue, at));
                    break;
                case ISwitchExpressionOperation choice:
                    foreach (var arm in choice.Arms.Reverse())
                    {
                        pending.Push((arm.Value, at));
                    }

                    break;
                case ILocalReferenceOperation local when variables.OnlyValueOf(local.Local) is { } value:
                    pending.Push((value, at ?? operation));
                    break;
                case IThrowOperation:
                    break;
                default:
                    isAll = false;
                    break;
            }
        }

        return new SaidValues(said, isAll);
    }

    private static Optional<object?> Constant(IOperation operation, KnownCode code)
    {
        if (operation.ConstantValue.HasValue)
        {
            return operation.ConstantValue;
        }

        switch (operation)
        {
            case IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field }:
                return code.InitialConstant(field);
            case IInvocationOperation { TargetMethod.Name: "ToString", Instance: { ConstantValue: { HasValue: true, Value: { } number } } } call
                when !call.Arguments.Any(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_String):
                return Text(number);
            case IInterpolatedStringOperation text:
                return Interpolated(text);
            default:
                return default;
        }
    }

    private static Optional<object?> Interpolated(IInterpolatedStringOperation text)
    {
        var result = new StringBuilder();
        foreach (var part in text.Parts)
        {
            var constant = part switch
            {
                IInterpolatedStringTextOperation plain => plain.Text.ConstantValue,
                IInterpolationOperation { FormatString: null, Alignment: null } hole => hole.Expression.ConstantValue,
                _ => default,
            };
            if (constant is not { HasValue: true, Value: { } value } || Text(value) is not { HasValue: true } said)
            {
                return default;
            }

            result.Append(said.Value);
        }

        return result.ToString();
    }

    /// <summary>Texts and whole numbers read the same in every culture; with a sign they nearly do.</summary>
    private static Optional<object?> Text(object constant) => constant switch
    {
        string text => text,
        int or long or short => System.Convert.ToString(constant, CultureInfo.InvariantCulture),
        _ => default(Optional<object?>),
    };
}
