using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>A part of a time where the client takes a whole one, in milliseconds.</summary>
/// <param name="Part">TimeSpan.Milliseconds, from 0 to 999.</param>
/// <param name="Of">The time.</param>
/// <param name="Target">What takes it, as the user has it: a setting, or a parameter.</param>
internal sealed record PartOfTime(IPropertyReferenceOperation Part, SyntaxNode Of, string Target);

internal static class PartsOfTime
{
    /// <summary>One of them stands in each member that has to do with this.</summary>
    public static readonly string[] Words = ["Milliseconds"];

    public static IEnumerable<PartOfTime> In(ClientMember member)
    {
        foreach (var part in member.Operation.DescendantsAndSelf().OfType<IPropertyReferenceOperation>())
        {
            if (part is { Instance: { } time, Property: { Name: "Milliseconds", ContainingType: { Name: "TimeSpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } }
                && !IsShort(time) && TargetOf(part, member) is { } target)
            {
                yield return new PartOfTime(part, time.Syntax, target);
            }
        }
    }

    private static string? TargetOf(IOperation value, ClientMember member)
    {
        while (value.Parent is IConversionOperation conversion)
        {
            value = conversion;
        }

        return value.Parent switch
        {
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment when assignment.Value == value =>
                member.Symbols.SettingOf(property) is { Property: { } name } && name.EndsWith("Ms", StringComparison.Ordinal) ? name : null,
            IArgumentOperation { Parameter.Type.SpecialType: SpecialType.System_Int32, Parent: IInvocationOperation call } =>
                member.IsCallTo(call, ClientKinds.Consumer, "Consume") ? "Consume" : null,

            // config.Set("session.timeout.ms", timeout.Milliseconds.ToString())
            IInvocationOperation { TargetMethod.Name: "ToString", Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Set" } set } } text
                when text.Instance == value && member.Symbols.Owns(set.TargetMethod) && set.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string key } =>
                    SettingTable.ByKey(key) is { } setting && setting.Key.EndsWith(".ms", StringComparison.Ordinal) ? key : null,
            _ => null,
        };
    }

    /// <summary>A constant of less than a second is its own part.</summary>
    private static bool IsShort(IOperation time) =>
        OwnOperations.Unconverted(time) is IInvocationOperation { TargetMethod: { Name: "FromMilliseconds" } method, Arguments.Length: > 0 } call
        && call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: { } number }
        && BaseLibrary.Declares(method)
        && Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture) < 1000;
}
