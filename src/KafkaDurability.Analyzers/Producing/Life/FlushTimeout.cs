using System;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>For how long a Flush with a timeout waits, where the code says so in numbers.</summary>
internal static class FlushTimeout
{
    /// <returns>Null where it is not known, or without end.</returns>
    public static TimeSpan? Of(IInvocationOperation flush, ControlFlowGraph function, OperationSource source, CancellationToken cancellation)
    {
        var storage = Storage.Of(function);
        var value = flush.Arguments.FirstOrDefault(argument => IsTimeSpan(argument.Parameter?.Type))?.Value;
        for (var hops = 0; hops < Limits.TimeoutHops; hops++)
        {
            value = storage.Resolve(storage.Only(storage.Resolve(value)));
            switch (value)
            {
                case IDefaultValueOperation:
                    return TimeSpan.Zero;
                case IInvocationOperation { TargetMethod.IsStatic: true } call when IsTimeSpan(call.TargetMethod.ContainingType):
                    return Unit(call.TargetMethod.Name) is { } unit && Number(call) is { } number && Math.Abs(number * unit) < TimeSpan.MaxValue.TotalMilliseconds
                        ? TimeSpan.FromMilliseconds(number * unit)
                        : null;
                case IObjectCreationOperation creation when IsTimeSpan(creation.Type):
                    return Parts(creation);
                case IFieldReferenceOperation { Field: { Name: "Zero" } field } when IsTimeSpan(field.ContainingType):
                    return TimeSpan.Zero;
                case IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field }
                    when field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer: { } initializer }
                        && source.Operation(initializer, cancellation) is IFieldInitializerOperation { Value: { } initial }:
                    value = initial;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static bool IsTimeSpan(ITypeSymbol? type) => type is { Name: "TimeSpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>In milliseconds.</summary>
    private static double? Unit(string method) => method switch
    {
        "FromMilliseconds" => 1,
        "FromSeconds" => 1_000,
        "FromMinutes" => 60_000,
        "FromHours" => 3_600_000,
        "FromDays" => 86_400_000,
        _ => null,
    };

    private static double? Number(IInvocationOperation call) =>
        call.Arguments.Length > 0 && call.Arguments.All(argument => argument.Parameter?.Ordinal == 0 || argument.ArgumentKind == ArgumentKind.DefaultValue)
            ? Number(call.Arguments.First(argument => argument.Parameter?.Ordinal == 0).Value)
            : null;

    private static double? Number(IOperation operation)
    {
        while (!operation.ConstantValue.HasValue && operation is IConversionOperation conversion)
        {
            operation = conversion.Operand;
        }

        return operation.ConstantValue switch
        {
            { HasValue: true, Value: int number } => number,
            { HasValue: true, Value: long number } => number,
            { HasValue: true, Value: double number } => number,
            _ => null,
        };
    }

    /// <summary>new TimeSpan(hours, minutes, seconds), also with days before them and milliseconds behind them.</summary>
    private static TimeSpan? Parts(IObjectCreationOperation creation)
    {
        var numbers = creation.Arguments.OrderBy(argument => argument.Parameter?.Ordinal).Select(argument => Number(argument.Value)).ToList();
        if (numbers.Contains(null))
        {
            return null;
        }

        var parts = numbers.Select(number => number!.Value).ToList();
        var milliseconds = parts.Count switch
        {
            0 => 0,
            1 => parts[0] / TimeSpan.TicksPerMillisecond,
            3 => ((parts[0] * 60 + parts[1]) * 60 + parts[2]) * 1_000,
            4 or 5 => (((parts[0] * 24 + parts[1]) * 60 + parts[2]) * 60 + parts[3]) * 1_000 + (parts.Count == 5 ? parts[4] : 0),
            _ => double.NaN,
        };
        return Math.Abs(milliseconds) < TimeSpan.MaxValue.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;
    }
}
