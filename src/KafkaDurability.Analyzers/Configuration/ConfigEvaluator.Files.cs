using System.Collections.Immutable;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>What code takes from settings files. Where a section is in none of them, all stays as if there were no files.</summary>
internal sealed partial class ConfigEvaluator
{
    /// <returns>Null where the call has nothing to do with settings files.</returns>
    private SmallSet<AbstractValue>? InvokeFiles(
        IInvocationOperation invocation,
        SmallSet<AbstractValue> receiver,
        ImmutableArray<IArgumentOperation> passed,
        List<SmallSet<AbstractValue>> arguments)
    {
        if (_scope.Files is null)
        {
            return null;
        }

        var method = invocation.TargetMethod;
        if ((ConfigurationCode.IsConfigure(method) || ConfigurationCode.IsBuilderBind(method)) && method.TypeArguments.FirstOrDefault() is { } options
            && Symbols.IsConfig(options, out _) && !_scope.Code.TakesOptions(options))
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
            && _scope.Code.IsTextMap(method.ReturnType) && _scope.Files.Section(path) is { } pairs)
        {
            return Bind(pairs, null, invocation.Syntax);
        }

        return ConfigurationCode.IsBinder(method) ? InvokeBinder(invocation, path, passed, arguments) : null;
    }

    private SmallSet<AbstractValue>? InvokeBinder(
        IInvocationOperation invocation, string path, ImmutableArray<IArgumentOperation> passed, List<SmallSet<AbstractValue>> arguments)
    {
        switch (invocation.TargetMethod)
        {
            case { Name: "Get", TypeArguments: { Length: 1 } types }:
                return Get(path, types[0], invocation.Syntax, null);
            case { Name: "GetValue" } when arguments.Count >= 2 && arguments[1].AsText() is { } key && _scope.Files!.Entry(Inside(path, key)) is { } entry:
                return Scalars(entry, arguments.Count > 2 ? arguments[2] : ValueSets.Unknown);
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
        if (_scope.Files is not { } files || !ConfigurationCode.IsConfigurationBuild(call.TargetMethod))
        {
            return false;
        }

        var root = _graph.OriginalOperation;
        while (root.Parent is { } outer)
        {
            root = outer;
        }

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

    /// <summary>What a section gives for a type.</summary>
    private SmallSet<AbstractValue>? Get(string path, ITypeSymbol type, SyntaxNode node, ISymbol? holder)
    {
        if (Symbols.IsConfig(type, out _))
        {
            return Symbols.Owns(type) && _scope.Files!.Section(path) is { } section ? Bind(section, type, node, holder) : null;
        }

        if (_scope.Code.IsTextMap(type))
        {
            return _scope.Files!.Section(path) is { } pairs ? Bind(pairs, null, node, holder) : null;
        }

        return OptionsBindings.IsOwn(type) ? ValueSets.Of(new BoundValue(path)) : null;
    }

    private SmallSet<AbstractValue> Bind(SettingsSection section, ITypeSymbol? config, SyntaxNode node, ISymbol? holder = null)
    {
        var store = NewStore(node, SectionWrites.Over(SettingsState.Empty, section, config, node));
        _recorder?.Add(new SectionUse(Site.Created(node), section, node, holder));
        return Symbols.IsConfig(config, out var kinds) ? View(store, kinds, node) : store;
    }

    /// <returns>Whether all that it writes is known.</returns>
    private bool BindTo(string path, IArgumentOperation argument, SmallSet<AbstractValue> objects, SyntaxNode node)
    {
        var target = argument.Value is IConversionOperation conversion ? conversion.Operand : argument.Value;
        if (OptionsBindings.IsOwn(target.Type))
        {
            if (PlaceOf(target) is { } place)
            {
                State = State.Set(place, ValueSets.Of(new BoundValue(path)));
            }

            return false;
        }

        var isConfig = Symbols.IsConfig(target.Type, out _);
        if (!isConfig && !_scope.Code.IsTextMap(target.Type) || _scope.Files!.Section(path) is not { } section || !objects.All(value => value is SettingsValue))
        {
            return false;
        }

        foreach (var site in objects.OfType<SettingsValue>().Select(value => value.Site))
        {
            var bound = SectionWrites.Over(State.Settings(site), section, isConfig ? target.Type : null, node);
            State = State.Set(site, objects.Count == 1 ? bound : bound.Join(State.Settings(site)));
            _recorder?.Add(new SectionUse(site, section, node, null));
        }

        return true;
    }

    /// <returns>Null where the property has nothing to do with settings files.</returns>
    private SmallSet<AbstractValue>? ReadFiles(IPropertyReferenceOperation reference)
    {
        if (_scope.Files is not { } files)
        {
            return null;
        }

        var property = reference.Property;
        if (ConfigurationCode.IsOptionsValue(property))
        {
            return property.ContainingType.TypeArguments[0] is var options && _scope.PathOf(options) is { } path
                ? Remembered(reference, () => Get(path, options, reference.Syntax, null))
                : null;
        }

        if (ConfigurationCode.IsConfiguration(property.ContainingType))
        {
            var own = property.IsIndexer && reference.Arguments.Length == 1 ? Evaluate(reference.Arguments[0].Value).AsText()
                : property.Name == "Value" ? ""
                : null;
            return own is not null && PathOf(Evaluate(reference.Instance)) is { } section && files.Entry(Inside(section, own)) is { } text
                ? Scalars(text, ValueSets.Unknown)
                : null;
        }

        if (property.IsStatic || property.IsIndexer || !OptionsBindings.IsOwn(property.ContainingType))
        {
            return null;
        }

        var holder = Evaluate(reference.Instance);
        var bound = holder.Count == 1 && holder.Single() is BoundValue { Path: var at } ? at : holder.All(value => value is UnknownValue) ? _scope.PathOf(property.ContainingType) : null;
        return bound is null ? null : ReadBound(reference, Inside(bound, property.Name));
    }

    private SmallSet<AbstractValue>? ReadBound(IPropertyReferenceOperation reference, string path)
    {
        var property = reference.Property;
        if (Carries(property.Type) || OptionsBindings.IsOwn(property.Type))
        {
            // What the class itself puts there first is not in sight.
            return _scope.Code.HasInitializer(property) ? null : Remembered(reference, () => Get(path, property.Type, reference.Syntax, property) is { } values ? WithUnseen(values, property) : null);
        }

        var initial = _scope.Code.InitialConstant(property) is { HasValue: true, Value: { } constant }
            ? ValueSets.Of(new ConstantValue(constant, reference.Syntax))
            : ValueSets.Unknown;
        return _scope.Files!.Entry(path) is { } entry ? Scalars(entry, initial) : initial;
    }

    /// <summary>A class of another assembly may put more into the property than the file does.</summary>
    private SmallSet<AbstractValue> WithUnseen(SmallSet<AbstractValue> values, IPropertySymbol property)
    {
        foreach (var store in values.OfType<SettingsValue>().Where(_ => property.DeclaringSyntaxReferences.IsEmpty))
        {
            State = State.Set(store.Site, State.Settings(store.Site) with { HasEscaped = true });
        }

        return values;
    }

    /// <summary>Whoever reads the place again in this member gets the same object.</summary>
    private SmallSet<AbstractValue>? Remembered(IOperation operation, Func<SmallSet<AbstractValue>?> get)
    {
        var place = PlaceOf(operation);
        if (place is not null && State.Places.TryGetValue(place, out var known) && known.All(value => value is SettingsValue or BoundValue))
        {
            return known;
        }

        var values = get();
        if (place is not null && values is not null)
        {
            State = State.Set(place, values);
        }

        return values;
    }

    /// <param name="otherwise">What it is where no file says it.</param>
    private static SmallSet<AbstractValue> Scalars(SectionEntry entry, SmallSet<AbstractValue> otherwise)
    {
        var values = entry.Values.Where(value => value.Text is not null).Select(value => (AbstractValue)new FileValue(value)).ToSmallSet();
        return entry.IsElsewhere ? ValueSets.Unknown : entry.MaybeUnset || values.Count < entry.Values.Length ? ValueSets.Join(values, otherwise) : values;
    }

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
