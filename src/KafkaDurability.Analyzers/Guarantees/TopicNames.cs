using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Guarantees;

/// <summary>A topic as code names it.</summary>
/// <param name="Name">The name; where that is not known, the key of the configuration or the code that gives it.</param>
/// <param name="IsName">Whether it is the name.</param>
internal sealed record TopicName(string Name, bool IsName);

/// <summary>Which topics a client's calls name: constants, and keys of the configuration, also through parameters and fields.</summary>
internal sealed class TopicNames(ConfigModel model, CancellationToken cancellation)
{
    private static readonly string[] s_calls = ["Produce", "ProduceAsync", "Subscribe", "Assign"];

    public IEnumerable<TopicName> Of(ClientInSight client) => s_calls.SelectMany(client.CallsTo).Distinct()
        .SelectMany(call => Call(call) is { } invocation && invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0) is { } first ? Names(first.Value, 0) : [])
        .Distinct();

    /// <summary>The topics that one value may be.</summary>
    public IEnumerable<TopicName> Of(IOperation? value) => Names(value, 0).Distinct();

    private IInvocationOperation? Call(SyntaxNode call) => Members.RootOf(call) is { } member && model.Operation(member, cancellation) is { } body
        ? body.DescendantsAndSelf().OfType<IInvocationOperation>().FirstOrDefault(invocation => invocation.Syntax == call)
        : null;

    private IEnumerable<TopicName> Names(IOperation? operation, int depth)
    {
        var value = OwnOperations.Unconverted(operation);
        if (value is null || depth > Limits.TopicHops)
        {
            return [];
        }

        if (value.ConstantValue is { HasValue: true, Value: string text })
        {
            return text.Length > 0 ? [new TopicName(text, true)] : [];
        }

        return value switch
        {
            IObjectCreationOperation creation when creation.Arguments.Length > 0 => Names(creation.Arguments[0].Value, depth + 1),
            IArrayCreationOperation { Initializer: { } elements } => elements.ElementValues.SelectMany(element => Names(element, depth + 1)),
            IThrowOperation or IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } } => [],
            ICoalesceOperation coalesce => Names(coalesce.Value, depth + 1).Concat(Names(coalesce.WhenNull, depth + 1)),
            IConditionalOperation { WhenFalse: { } otherwise } choice => Names(choice.WhenTrue, depth + 1).Concat(Names(otherwise, depth + 1)),
            ILocalReferenceOperation local => Assigned(local, depth),
            IParameterReferenceOperation parameter => Passed(parameter.Parameter, depth) is { Count: > 0 } passed ? passed : Unknown(value),
            IFieldReferenceOperation field => Stored(field.Field, depth) is { Count: > 0 } stored ? stored : Unknown(value),
            IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: { Length: 1 } keys } when ConfigurationCode.IsConfiguration(value.Type is null ? null : ((IPropertyReferenceOperation)value).Instance?.Type) => Key(keys[0].Value.ConstantValue.Value as string),
            IPropertyReferenceOperation property => OfProperty(property, depth),
            IInvocationOperation { Arguments.Length: > 0 } call when call.TargetMethod.Name == "GetValue" && call.Arguments.Select(argument => argument.Value.ConstantValue.Value as string).FirstOrDefault(key => key is not null) is { } path => Key(path),
            _ => Unknown(value),
        };
    }

    private static IEnumerable<TopicName> Unknown(IOperation value) => value.Syntax.ToString() is { Length: < 60 } code && !code.Contains('\n') ? [new TopicName(code, false)] : [];

    /// <summary>What the settings files say; else the key.</summary>
    private IEnumerable<TopicName> Key(string? path) => path is null ? []
        : model.Files.Entry(path) is { Values: { IsEmpty: false } values } ? values.Select(one => one.Text).OfType<string>().Distinct().Select(name => new TopicName(name, true))
        : [new TopicName(path, false)];

    /// <summary>A property of options is the value of its section.</summary>
    private IEnumerable<TopicName> OfProperty(IPropertyReferenceOperation property, int depth)
    {
        if (property.Instance?.Type is { } type && model.Bindings(cancellation).PathOf(type) is { } section)
        {
            return Key(section + SettingsFile.Separator + property.Property.Name);
        }

        return Stored(property.Property, depth).Concat(Given(property.Property, depth)).Distinct().ToList() is { Count: > 0 } stored ? stored : Unknown(property);
    }

    /// <summary>What the property, or those that override it, give.</summary>
    private IEnumerable<TopicName> Given(IPropertySymbol property, int depth) => depth >= Limits.TopicHops ? [] : model.Compilation
        .GetSymbolsWithName(property.Name, SymbolFilter.Member, cancellation).OfType<IPropertySymbol>()
        .Where(own => SymbolEqualityComparer.Default.Equals(own.OriginalDefinition, property.OriginalDefinition) || SymbolEqualityComparer.Default.Equals(own.OverriddenProperty?.OriginalDefinition, property.OriginalDefinition))
        .Take(Limits.TopicCallers)
        .SelectMany(own => own.DeclaringSyntaxReferences)
        .SelectMany(part => part.GetSyntax(cancellation).DescendantNodes().Where(node => Members.RootOf(node) == node))
        .Select(member => model.Operation(member, cancellation)).OfType<IOperation>()
        .SelectMany(body => body.DescendantsAndSelf().OfType<IReturnOperation>())
        .SelectMany(given => Names(given.ReturnedValue, depth + 1));

    private IEnumerable<TopicName> Assigned(ILocalReferenceOperation use, int depth)
    {
        var values = LocalUses.ValuesOf(use).ToList();
        return values.Count > 0 ? values.SelectMany(value => value is null ? Unknown(use) : Names(value, depth + 1)) : Unknown(use);
    }

    private List<TopicName> Passed(IParameterSymbol parameter, int depth) => depth >= Limits.TopicHops ? []
        : Callers.Given(parameter, model.Compilation, cancellation, Limits.TopicCallers).Values.SelectMany(value => Names(value, depth + 1)).Distinct().ToList();

    /// <summary>What a field or property is initialized with, or assigned in its type.</summary>
    private List<TopicName> Stored(ISymbol member, int depth) => depth >= Limits.TopicHops || member.ContainingType is not { } type ? []
        : Members.Mentioning(type, member.Name).Take(Limits.TopicCallers)
            .Select(other => model.Operation(other, cancellation)).OfType<IOperation>()
            .SelectMany(body => body.DescendantsAndSelf())
            .Where(operation => operation is not ICompoundAssignmentOperation).Select(operation => VariableWrites.Written(operation, member.OriginalDefinition))
            .OfType<IOperation>().SelectMany(value => Names(value, depth + 1)).Distinct().ToList();
}
