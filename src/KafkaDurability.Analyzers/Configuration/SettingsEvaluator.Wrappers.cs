using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>What libraries over the client do with settings.</summary>
internal sealed partial class SettingsEvaluator
{
    protected override void BeforeArguments(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (Wrappers.Of(method) is not { } wrapper)
        {
            return;
        }

        var parameters = invocation.Arguments.Select(argument => argument.Value)
            .OfType<IDelegateCreationOperation>()
            .Select(creation => creation.Target)
            .OfType<IFlowAnonymousFunctionOperation>()
            .Select(lambda => lambda.Symbol.Parameters.FirstOrDefault())
            .OfType<IParameterSymbol>()
            .ToList();
        if (wrapper.PlainConsumers.Contains(method.Name))
        {
            foreach (var parameter in parameters)
            {
                if (Symbols.IsConfig(parameter.Type, out var kinds))
                {
                    Give(parameter, View(NewStore(invocation.Syntax, SettingsState.Empty), kinds, invocation.Syntax));
                }
            }
        }

        foreach (var (_, section) in wrapper.Sections.Where(one => one.Method == method.Name))
        {
            var name = invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_String)?.Value.ConstantValue.Value as string;
            if (WrapperSections.ConfigOf(method) is { } property && BindSections(section, name, property.Type, invocation.Syntax) is { } store)
            {
                parameters.ForEach(parameter => Give(parameter, ValueSets.Unknown));
                parameters.ForEach(parameter => State = State.Set(new MemberPath(new VariablePath(parameter), property.OriginalDefinition), store));
            }
        }
    }

    /// <returns>Null where no file has such a section.</returns>
    private SmallSet<AbstractValue>? BindSections(string section, string? name, ITypeSymbol config, SyntaxNode node)
    {
        SmallSet<AbstractValue>? store = null;
        foreach (var path in WrapperSections.Paths(section, name))
        {
            if (Files?.Section(path) is { } found)
            {
                store ??= NewStore(node, SettingsState.Empty);
                State = State.Set(Site.Created(node), SectionWrites.Over(State.Settings(Site.Created(node)), found, config, node));
                Recorder?.Add(new SectionUse(Site.Created(node), found, node, null));
            }
        }

        return store is not null && Symbols.IsConfig(config, out var kinds) ? View(store, kinds, node) : null;
    }

    /// <summary>What a library's own method sets, and what it will write over.</summary>
    private void InvokeWrapper(
        IMethodSymbol method, ImmutableArray<IArgumentOperation> passed, List<SmallSet<AbstractValue>> arguments, SyntaxNode node)
    {
        if (Wrappers.Of(method) is not { } wrapper)
        {
            return;
        }

        foreach (var site in arguments.SelectMany(values => values).OfType<SettingsValue>().Select(value => value.Site))
        {
            State = State.Set(site, wrapper.Overridden.Aggregate(State.Settings(site), (state, setting) => state.Forget(key => SettingTable.ByKey(key) == setting)));
        }

        if (Wrappers.SettingOf(method) is { } own && passed.Length > 0)
        {
            var last = passed.Length - 1;
            WriteOwn(own, arguments[last], passed[last].Parameter?.Type, node);
        }
        else if (Wrappers.PairsOf(method) is { } kinds && passed.Length >= 2)
        {
            var store = View(NewStore(node, SettingsState.Empty), kinds, node);
            WriteKey(store, arguments[passed.Length - 2], passed[passed.Length - 2].Value.Syntax, arguments[passed.Length - 1], node);
            Leak(store);
        }
    }

    /// <summary>A setting that stands by itself: what else is set is not in sight.</summary>
    private void WriteOwn(WrapperSetting own, SmallSet<AbstractValue> values, ITypeSymbol? type, SyntaxNode node)
    {
        var store = View(NewStore(node, SettingsState.Empty), own.Kinds, node);
        WriteProperty(store, own.Setting, values.Select(value => InClientsTerms(value, own.Setting, type)).ToSmallSet(), node);
        Leak(store);
    }

    /// <summary>A library's own enum numbers its members in its own way; the names are those of the client's.</summary>
    private AbstractValue InClientsTerms(AbstractValue value, Setting setting, ITypeSymbol? type)
    {
        var target = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        if (value is not ConstantValue { Value: { } constant } known || target is not { TypeKind: TypeKind.Enum } || Symbols.Owns(target))
        {
            return value;
        }

        var name = target.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, constant))?.Name;
        return setting.Choices.FirstOrDefault(choice => choice.Member == name)?.Number is { } number ? known with { Value = number } : new UnknownValue();
    }
}
