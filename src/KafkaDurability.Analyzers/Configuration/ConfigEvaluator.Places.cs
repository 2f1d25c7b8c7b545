using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>Reading and writing variables, fields, properties and settings.</summary>
internal sealed partial class ConfigEvaluator
{
    private SmallSet<AbstractValue> Read(IOperation operation)
    {
        var values = ReadValue(operation);
        if (_recorder is not null && operation is IPropertyReferenceOperation reference && values.Any(value => value is SettingsValue) && OptionsSource.Of(reference) is { } source)
        {
            values.OfType<SettingsValue>().ToList().ForEach(store => _recorder.Add(new TakenFromOptions(store.Site, source)));
        }

        return values;
    }

    private SmallSet<AbstractValue> ReadValue(IOperation operation)
    {
        if (operation is IPropertyReferenceOperation { Property: var property } reference)
        {
            if (Symbols.SettingOf(property) is { } setting)
            {
                return ReadSetting(Evaluate(reference.Instance), setting);
            }

            if (ReadFiles(reference) is { } bound)
            {
                return bound;
            }

            if (IsInside(property))
            {
                return Evaluate(reference.Instance);
            }

            if (ConfigurationCode.IsOptionsValue(property) && Carries(property.Type))
            {
                Evaluate(reference.Instance);
                return Root(Site.At(new ServicePath(new Service(property.Type, IsOptions: true))), property.Type);
            }

            foreach (var argument in reference.Arguments)
            {
                Evaluate(argument.Value);
            }

            if (Varies(reference))
            {
                return ValueSets.Varying;
            }

            if (property.IsIndexer)
            {
                var indexed = Evaluate(reference.Instance);
                return AreClients(reference.Instance?.Type) ? AsElement(indexed, property.Type) : ValueSets.Unknown;
            }

            if (TakesFromClients(reference) && Evaluate(reference.Instance) is var held && held.Any(value => value is ClientValue))
            {
                return AsElement(held, property.Type);
            }

            if (IsHasValue(property))
            {
                return Not(IsNull(Evaluate(reference.Instance), operation.Syntax), operation.Syntax);
            }

            if (property.GetMethod is { } getter && Carries(property.Type) && !IsAutoProperty(property) && _scope.Callee(getter) is { } facts)
            {
                Evaluate(reference.Instance);
                return Apply(facts, getter, [], IsThis(reference.Instance) || property.IsStatic, operation.Syntax);
            }
        }

        if (operation is IFieldReferenceOperation item && ReadItem(item) is { } part)
        {
            return part;
        }

        if (PlaceOf(operation) is not { } place)
        {
            Evaluate((operation as IMemberReferenceOperation)?.Instance);
            return Carries(operation.Type) ? Root(Site.At(new OpaqueSource(operation.Syntax)), operation.Type!) : ValueSets.Unknown;
        }

        if (State.Places.TryGetValue(place, out var values))
        {
            return values;
        }

        if (operation is IFieldReferenceOperation { Field: { IsReadOnly: true, IsStatic: true } field } && ConstantOf(field, operation) is { } constant)
        {
            return ValueSets.Of(constant);
        }

        if (_scope.Files is not null && ConfigurationCode.IsConfiguration(operation.Type) && !ConfigurationCode.IsSection(operation.Type))
        {
            // Whoever asks for a configuration mostly gets the whole.
            return ValueSets.Of(new SectionValue(""));
        }

        if (operation is IMemberReferenceOperation { Member: var member } && !Carries(operation.Type) && _scope.Code.Varies(member))
        {
            return ValueSets.Varying;
        }

        return Carries(operation.Type) ? Root(Site.At(place), operation.Type!) : ValueSets.Unknown;
    }

    /// <summary>DateTime.UtcNow, and Ticks of it.</summary>
    private bool Varies(IPropertyReferenceOperation reference)
    {
        IOperation? value = reference;
        for (; value is IPropertyReferenceOperation { Property.GetMethod: { } getter } property; value = property.Instance)
        {
            if (_scope.Code.Varies(getter))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHasValue(ISymbol? property) =>
        property is { Name: "HasValue", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };

    /// <summary>An object that comes from outside: settings or a client, by its type.</summary>
    private SmallSet<AbstractValue> Root(Site site, ITypeSymbol declared)
    {
        var type = Unwrapped(declared)!;
        type = ElementOf(type) ?? type;
        if (type.IsTupleType)
        {
            return ValueSets.Unknown;
        }

        if (Symbols.IsClient(type, out var client))
        {
            return ValueSets.Of(new ClientValue(client, site));
        }

        if (Symbols.IsBuilder(type, out var kind))
        {
            return ValueSets.Of(new BuilderValue(_graph.OriginalOperation.Syntax, kind, site));
        }

        if (Symbols.IsConfig(type, out var kinds))
        {
            _recorder?.Add(new ConfigView(site, kinds, _graph.OriginalOperation.Syntax));
        }

        if (site.Root is MemberPath { Symbol: var member } && Wrappers.IsDictionary(member))
        {
            _recorder?.Add(new ConfigView(site, ClientKinds.Producer | ClientKinds.Consumer, _graph.OriginalOperation.Syntax));
        }

        return ValueSets.Of(new SettingsValue(site));
    }

    /// <summary>Whether a value of the type is worth following.</summary>
    private bool Carries(ITypeSymbol? declared) =>
        Unwrapped(declared) is { } type
        && (AreClients(type) || (type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.Any(element => Carries(element.Type)))
            || Symbols.IsConfig(type, out _) || Symbols.IsClient(type, out _) || Symbols.IsBuilder(type, out _) || _scope.Code.IsTextMap(type));

    private SmallSet<AbstractValue> ReadSetting(SmallSet<AbstractValue> objects, Setting setting)
    {
        var read = SmallSet<AbstractValue>.Empty;
        foreach (var value in objects)
        {
            if (value is not SettingsValue { Site: var site } || State.Settings(site) is not { HasEscaped: false } store)
            {
                return ValueSets.Unknown;
            }

            // The getter looks at the canonical key alone.
            var slot = store[setting.Key];
            if (slot.MayBeOverwritten || slot.MaybeUnset && !site.IsCreated)
            {
                return ValueSets.Unknown;
            }

            read = slot.Writes.Aggregate(read, (all, write) => all.Add(new SetValue(write.Varies)));
            read = slot.MaybeUnset ? read.Add(new ConstantValue(null, _graph.OriginalOperation.Syntax)) : read;
        }

        return read.IsEmpty ? ValueSets.Unknown : read;
    }

    private AccessPath? PlaceOf(IOperation? operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return new VariablePath(local.Local);
            case IParameterReferenceOperation parameter:
                return new VariablePath(parameter.Parameter);
            case IFlowCaptureReferenceOperation capture:
                return new CapturePath(capture.Id);
            case IConversionOperation conversion:
                return PlaceOf(conversion.Operand);
            case IFieldReferenceOperation { Field: var field, Instance: var instance }:
                return MemberOf(field, instance);
            case IPropertyReferenceOperation { Property: { IsIndexer: false } property, Instance: var instance }:
                return MemberOf(property, instance);
            default:
                return null;
        }
    }

    private AccessPath? MemberOf(ISymbol member, IOperation? instance)
    {
        if (member.IsStatic || IsThis(instance))
        {
            return new MemberPath(null, member.OriginalDefinition);
        }

        // A capture stands for the place that was captured, so that two ways to the same member meet.
        var inner = instance is IFlowCaptureReferenceOperation capture && _captured.TryGetValue(capture.Id, out var value) && PlaceOf(value) is { } place
            ? place
            : PlaceOf(instance);
        var length = 0;
        for (var outer = inner; outer is MemberPath { Instance: var next }; outer = next)
        {
            length++;
        }

        return inner is null || length >= Limits.AccessPath ? null : new MemberPath(inner, member.OriginalDefinition);
    }

    private static bool IsThis(IOperation? instance) =>
        instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };

    private static bool IsAutoProperty(IPropertySymbol property) =>
        property.IsAbstract
        || property.ContainingType is not { } type
        || property.DeclaringSyntaxReferences.IsEmpty
        || type.GetMembers().Any(member => member is IFieldSymbol { AssociatedSymbol: { } associated } && SymbolEqualityComparer.Default.Equals(associated, property));

    /// <summary>The constant that a static readonly field of this compilation is initialised with.</summary>
    private ConstantValue? ConstantOf(IFieldSymbol field, IOperation use) =>
        _scope.Code.InitialConstant(field) is { HasValue: true } constant ? new ConstantValue(constant.Value, use.Syntax) : null;

    /// <summary>What a capture was made of, so that a write to it is one to that place.</summary>
    private IOperation Captured(IOperation target) =>
        target is IFlowCaptureReferenceOperation capture && _captured.TryGetValue(capture.Id, out var place) ? place : target;

    private SmallSet<AbstractValue> Assign(ISimpleAssignmentOperation assignment)
    {
        var target = Captured(assignment.Target);
        var values = Evaluate(assignment.Value);
        if (assignment.IsRef)
        {
            // Two names for one place, which is not followed from here on.
            Leak(values);
            Store(assignment.Value, ValueSets.Unknown, assignment.Syntax);
            values = ValueSets.Unknown;
        }

        Store(target, values, assignment.Syntax);
        return values;
    }

    /// <summary>Puts values where an assignment puts them.</summary>
    private void Store(IOperation target, SmallSet<AbstractValue> values, SyntaxNode write)
    {
        switch (target)
        {
            case IPropertyReferenceOperation { Property: var property } reference when Symbols.SettingOf(property) is { } setting:
                WriteProperty(Evaluate(reference.Instance), setting, values, write);
                return;
            case IPropertyReferenceOperation { Property: var property } reference when Wrappers.SettingOf(property) is { } own:
                Evaluate(reference.Instance);
                WriteOwn(own, values, property.Type, write);
                return;
            case IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: { Length: 1 } arguments } reference:
                var objects = Evaluate(reference.Instance);
                if (AreClients(reference.Instance?.Type))
                {
                    Put(reference.Instance!, objects, ClientsIn(values).ToSmallSet(), write);
                    return;
                }

                if (!objects.Any(value => value is SettingsValue))
                {
                    Leak(values);
                    return;
                }

                WriteKey(objects, Evaluate(arguments[0].Value), arguments[0].Value.Syntax, values, write);
                return;
            case IDiscardOperation:
                return;
            case IFieldReferenceOperation { Field.ContainingType.IsTupleType: true, Instance: { } owner } when PlaceOf(owner) is { } whole:
                // What the tuple is from here on is not followed.
                Leak(Evaluate(owner));
                Leak(values);
                State = State.Set(whole, ValueSets.Unknown);
                return;
            case IDeclarationExpressionOperation declaration:
                Store(declaration.Expression, values, write);
                return;
        }

        if (PlaceOf(target) is not { } place)
        {
            Evaluate(target is IMemberReferenceOperation { Instance: var instance } ? instance : target);
            Leak(values);
            return;
        }

        if (target is IMemberReferenceOperation { Member: var member } && place is MemberPath { Instance: var outer })
        {
            Keep(values, member, inOwnType: outer is null);
        }
        else if (target is IParameterReferenceOperation { Parameter.RefKind: not RefKind.None })
        {
            Leak(values);
        }

        State = State.Set(place, values);
    }
}
