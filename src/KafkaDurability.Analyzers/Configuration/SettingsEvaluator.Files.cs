using System.Collections.Immutable;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>What code takes from settings files. Where a section is in none of them, all stays as if there were no files.</summary>
internal sealed partial class SettingsEvaluator
{
    /// <returns>Null where the call has nothing to do with settings files.</returns>
    private SmallSet<AbstractValue>? InvokeFiles(
        IInvocationOperation invocation,
        SmallSet<AbstractValue> receiver,
        ImmutableArray<IArgumentOperation> passed,
        List<SmallSet<AbstractValue>> arguments)
    {
        var method = invocation.TargetMethod;
        if (method.Name == "GetValue" && ConfigurationCode.IsBinder(method))
        {
            return GetValue(passed, arguments);
        }

        if (Files is null)
        {
            return null;
        }

        if (BuildsConfiguration(invocation))
        {
            return ValueSets.Of(new SectionValue(""));
        }

        if ((ConfigurationCode.IsConfigure(method) || ConfigurationCode.IsBuilderBind(method)) && method.TypeArguments.FirstOrDefault() is { } options
            && Symbols.IsConfig(options, out _) && !settings.TakesOptions(options))
        {
            // Whoever takes them is told there; where nobody in sight does, the section speaks for itself.
            var bound = arguments.Select(values => method.Name == "BindConfiguration" ? values.AsText() : PathOf(values)).FirstOrDefault(path => path is { Length: > 0 });
            return bound is null ? null : Get(bound, options, invocation.Syntax, null);
        }

        if (ConfigurationCode.IsParse(method))
        {
            return arguments.FirstOrDefault(values => values.Any(value => value is FileValue));
        }

        var source = invocation.Instance is not null ? receiver : arguments.FirstOrDefault();
        if (source is null || PathOf(source) is not { } path)
        {
            return null;
        }

        if (ConfigurationCode.IsGetSection(method))
        {
            return arguments[arguments.Count - 1].AsText() is { } key ? ValueSets.Of(new SectionValue(Inside(path, key))) : ValueSets.Unknown;
        }

        if (ConfigurationCode.IsGetChildren(method))
        {
            return method.Name == "GetChildren" || arguments.Count == 2 && arguments[1].AsCondition() == true ? source : null;
        }

        if (method.Name == "ToDictionary" && passed.Length == 3 && Selects(passed[1], "Key") && Selects(passed[2], "Value")
            && Scope.Code.IsTextMap(method.ReturnType) && Files.Section(path) is { } pairs)
        {
            return Bind(pairs, null, invocation.Syntax);
        }

        return ConfigurationCode.IsBinder(method) ? InvokeBinder(invocation, path, passed, arguments) : null;
    }

    /// <summary>configuration.GetValue("Kafka:AutoCommit", true): what a file in sight says, and otherwise the default or what nobody sees.</summary>
    private SmallSet<AbstractValue>? GetValue(ImmutableArray<IArgumentOperation> passed, List<SmallSet<AbstractValue>> arguments)
    {
        var at = Enumerable.Range(0, passed.Length).Where(index => passed[index].Parameter?.Name == "defaultValue").DefaultIfEmpty(-1).First();
        var otherwise = at < 0 ? ValueSets.Unknown : arguments[at];
        return Files is { } files && arguments.Count >= 2 && PathOf(arguments[0]) is { } path && arguments[1].AsText() is { } key && files.Entry(Inside(path, key)) is { } entry ? Scalars(entry, otherwise)
            : at < 0 ? null
            : ValueSets.Unknown.Union(otherwise);
    }

    private SmallSet<AbstractValue>? InvokeBinder(
        IInvocationOperation invocation, string path, ImmutableArray<IArgumentOperation> passed, List<SmallSet<AbstractValue>> arguments)
    {
        switch (invocation.TargetMethod)
        {
            case { Name: "Get", TypeArguments: { Length: 1 } types }:
                return Get(path, types[0], invocation.Syntax, null);
            case { Name: "Bind" } when arguments.Count >= 2:
                // Bind(section, object), Bind(configuration, key, object), Bind(section, object, options).
                var keyed = arguments[1].AsText();
                var target = keyed is null ? 1 : 2;
                return target < arguments.Count && BindTo(keyed is null ? path : Inside(path, keyed), passed[target], arguments[target], invocation.Syntax)
                    ? ValueSets.Unknown
                    : null;
            default:
                return null;
        }
    }

    /// <summary>A program without a host puts its configuration together by itself; where it takes the project's files for it, that is the whole.</summary>
    private bool BuildsConfiguration(IInvocationOperation call)
    {
        if (Files is not { } files || !ConfigurationCode.IsConfigurationBuild(call.TargetMethod))
        {
            return false;
        }

        var root = OwnOperations.RootOf(Graph.OriginalOperation);
        var sources = root.Descendants().OfType<IInvocationOperation>().Where(added => ConfigurationCode.IsConfigurationSource(added.TargetMethod)).ToList();
        var named = sources.Where(added => added.TargetMethod.Name == "AddJsonFile").Select(SettingsFileOf).ToList();
        return named.Any(name => name is "" or null) && sources.All(added => added.TargetMethod.Name is "AddJsonFile" or "AddEnvironmentVariables" or "AddUserSecrets" or "AddCommandLine")
            && (named.Contains(null) || files.All.All(file => named.Contains(file.Environment) || files.IsSilent(file.Path)));
    }

    /// <returns>The environment of the appsettings file that is added, empty where it is that of all; null where the name of the environment is put in when the program runs.</returns>
    private static string? SettingsFileOf(IInvocationOperation added) => added.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_String)?.Value switch
    {
        { ConstantValue: { HasValue: true, Value: string path } } => SettingsFile.EnvironmentOf(path) ?? "?",
        IInterpolatedStringOperation { Syntax: var text } when text.ToString().Contains("appsettings.") => null,
        IBinaryOperation { Syntax: var text } when text.ToString().Contains("\"appsettings.") => null,
        _ => "?",
    };

    /// <summary>The path of a section that the values are for certain; of the whole configuration, the empty path.</summary>
    private static string? PathOf(SmallSet<AbstractValue> values) =>
        values.Count == 1 && values.Single() is SectionValue section ? section.Path : null;

    private static string Inside(string path, string key) =>
        path.Length == 0 ? key : key.Length == 0 ? path : path + SettingsFile.Separator + key;

    private static bool Selects(IArgumentOperation argument, string name) =>
        argument.Value.Syntax is SimpleLambdaExpressionSyntax { ExpressionBody: var body }
        && (body is PostfixUnaryExpressionSyntax { Operand: var operand } ? operand : body) is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax, Name.Identifier.ValueText: var member }
        && member == name;
}
