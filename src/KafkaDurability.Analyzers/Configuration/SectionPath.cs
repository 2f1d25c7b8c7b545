using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>The path of the section that an expression is, as far as the expression and its locals tell.</summary>
internal static class SectionPath
{
    /// <returns>Null where it is not known; empty for the whole configuration.</returns>
    public static string? Of(IOperation expression)
    {
        var keys = new List<string>();
        var current = expression;
        for (var i = 0; i < Limits.SectionChain; i++)
        {
            switch (current)
            {
                case IConversionOperation conversion:
                    current = conversion.Operand;
                    break;
                case IInvocationOperation call when ConfigurationCode.IsGetSection(call.TargetMethod):
                    if (call.Arguments.LastOrDefault()?.Value.ConstantValue is not { HasValue: true, Value: string key })
                    {
                        return null;
                    }

                    keys.Insert(0, key);
                    current = call.Instance ?? call.Arguments[0].Value;
                    break;
                case ILocalReferenceOperation local when LocalUses.OnlyValueOf(local) is { } value:
                    current = value;
                    break;
                default:
                    return ConfigurationCode.IsConfiguration(current.Type) && !ConfigurationCode.IsSection(current.Type) ? string.Join(SettingsFile.Separator, keys) : null;
            }
        }

        return null;
    }

    public static string Join(string path, string key) => path.Length == 0 ? key : path + SettingsFile.Separator + key;

    /// <summary>Whether a section goes nowhere but into a binder, or into a further section.</summary>
    public static bool IsForBinder(IOperation section)
    {
        var user = section.Parent;
        while (user is IConversionOperation or IArgumentOperation)
        {
            user = user.Parent;
        }

        return user switch
        {
            IInvocationOperation call => IsBinder(call.TargetMethod),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } =>
                OwnOperations.RootOf(section).Descendants().OfType<ILocalReferenceOperation>()
                    .Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local))
                    .All(use => Parent(use) is IInvocationOperation call && IsBinder(call.TargetMethod)),
            _ => false,
        };
    }

    private static bool IsBinder(IMethodSymbol method) =>
        ConfigurationCode.IsGetSection(method) || ConfigurationCode.IsBinder(method) && method.Name != "GetValue"
        || ConfigurationCode.IsConfigure(method) || ConfigurationCode.IsBuilderBind(method);

    private static IOperation? Parent(IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IConversionOperation or IArgumentOperation)
        {
            parent = parent.Parent;
        }

        return parent;
    }
}
