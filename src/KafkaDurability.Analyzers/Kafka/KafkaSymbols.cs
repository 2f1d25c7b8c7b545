using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Kafka;

/// <summary>The types and members of Confluent.Kafka that this project knows, resolved once for a compilation.</summary>
internal sealed class KafkaSymbols
{
    /// <summary>Of the assembly, and of its namespace.</summary>
    public const string Name = "Confluent.Kafka";

    /// <summary>Compilations that follow each other in an editor share the assembly's symbol.</summary>
    private static readonly ConditionalWeakTable<IAssemblySymbol, KafkaSymbols> s_symbols = new();

    private readonly IAssemblySymbol _assembly;
    private readonly ImmutableDictionary<ISymbol, Setting> _settings;
    private readonly ImmutableDictionary<ISymbol, ClientKinds> _configs;
    private readonly ImmutableDictionary<ISymbol, ClientKinds> _builders;
    private readonly ImmutableDictionary<ISymbol, ClientKinds> _clients;

    private KafkaSymbols(IAssemblySymbol assembly)
    {
        _assembly = assembly;
        ConsumeResult = Type("ConsumeResult`2");
        Message = Type("Message`2");
        Offset = Type("Offset");
        TopicPartitionOffset = Type("TopicPartitionOffset");
        KafkaException = Type("KafkaException");
        ConsumeException = Type("ConsumeException");
        ProduceException = Type("ProduceException`2");
        AbortRequired = Type("KafkaTxnRequiresAbortException");
        Retriable = Type("KafkaRetriableException");
        DeliveryReport = Type("DeliveryReport`2");
        DeliveryResult = Type("DeliveryResult`2");
        Error = Type("Error");
        TopicSpecification = Type("Admin.TopicSpecification");
        ConfigEntry = Type("Admin.ConfigEntry");
        ConfigResource = Type("Admin.ConfigResource");
        _configs = Map(("Config", ClientKinds.None), ("ClientConfig", ClientKinds.None), ("ProducerConfig", ClientKinds.Producer),
            ("ConsumerConfig", ClientKinds.Consumer), ("AdminClientConfig", ClientKinds.Admin));
        _builders = Map(("ProducerBuilder`2", ClientKinds.Producer), ("ConsumerBuilder`2", ClientKinds.Consumer), ("AdminClientBuilder", ClientKinds.Admin));
        _clients = Map(("IProducer`2", ClientKinds.Producer), ("IConsumer`2", ClientKinds.Consumer), ("IAdminClient", ClientKinds.Admin));

        var settings = ImmutableDictionary.CreateBuilder<ISymbol, Setting>(SymbolEqualityComparer.Default);
        foreach (var property in _configs.Keys.OfType<INamedTypeSymbol>().SelectMany(type => type.GetMembers()).OfType<IPropertySymbol>())
        {
            if (SettingTable.ByProperty(property.Name) is { } setting)
            {
                settings[property] = setting;
            }
        }

        _settings = settings.ToImmutable();
    }

    /// <summary>Of the package, whose assembly has the same.</summary>
    public Version Version => _assembly.Identity.Version;

    /// <summary>The names of all its types.</summary>
    public IEnumerable<string> TypeNames => _assembly.TypeNames;

    public INamedTypeSymbol? ConsumeResult { get; }

    public INamedTypeSymbol? Message { get; }

    public INamedTypeSymbol? Offset { get; }

    public INamedTypeSymbol? TopicPartitionOffset { get; }

    /// <summary>What the client's calls throw; <see cref="ConsumeException"/> derives from it.</summary>
    public INamedTypeSymbol? KafkaException { get; }

    /// <summary>What Consume throws, beside OperationCanceledException where it has a token.</summary>
    public INamedTypeSymbol? ConsumeException { get; }

    /// <summary>What a failed delivery makes of an awaited ProduceAsync, and what both Produce methods throw where the queue is full.</summary>
    public INamedTypeSymbol? ProduceException { get; }

    /// <summary>KafkaTxnRequiresAbortException: the transaction is lost, and AbortTransaction is the only call that leads on.</summary>
    public INamedTypeSymbol? AbortRequired { get; }

    /// <summary>KafkaRetriableException: the same call again resumes what it began.</summary>
    public INamedTypeSymbol? Retriable { get; }

    /// <summary>What a delivery handler is given; it derives from <see cref="DeliveryResult"/> and adds the Error.</summary>
    public INamedTypeSymbol? DeliveryReport { get; }

    public INamedTypeSymbol? DeliveryResult { get; }

    public INamedTypeSymbol? Error { get; }

    /// <summary>A topic that CreateTopicsAsync is to create.</summary>
    public INamedTypeSymbol? TopicSpecification { get; }

    /// <summary>A config that AlterConfigsAsync or IncrementalAlterConfigsAsync is to set.</summary>
    public INamedTypeSymbol? ConfigEntry { get; }

    /// <summary>What that config is of: a topic, a broker, a group.</summary>
    public INamedTypeSymbol? ConfigResource { get; }

    /// <summary>The symbols, or null where the compilation does not reference Confluent.Kafka.</summary>
    public static KafkaSymbols? From(Compilation compilation)
    {
        // To ask for symbols makes the compiler bind all references, and is no business of a program without Kafka.
        if (!compilation.ExternalReferences.Any(reference => reference.Display is not { } name || name.IndexOf(Name, StringComparison.OrdinalIgnoreCase) >= 0))
        {
            return null;
        }

        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (assembly.Name == Name)
            {
                return s_symbols.GetValue(assembly, key => new KafkaSymbols(key));
            }
        }

        return null;
    }

    /// <summary>Whether the symbol is declared by Confluent.Kafka.</summary>
    public bool Owns(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, _assembly);

    /// <summary>The setting that a property of a config class writes, or null.</summary>
    public Setting? SettingOf(IPropertySymbol property) =>
        _settings.TryGetValue(property.OriginalDefinition, out var setting) ? setting : null;

    /// <summary>Whether the type is one of the config classes, or derives from one.</summary>
    /// <param name="kinds">The clients that the class configures; None for the two base classes.</param>
    public bool IsConfig(ITypeSymbol? type, out ClientKinds kinds) => IsOrDerives(type, _configs, out kinds);

    /// <summary>Whether the type builds clients, and of which kind.</summary>
    public bool IsBuilder(ITypeSymbol? type, out ClientKinds kinds) => IsOrDerives(type, _builders, out kinds);

    /// <summary>Whether the type is a client interface, or implements one, and of which kind.</summary>
    public bool IsClient(ITypeSymbol? type, out ClientKinds kinds)
    {
        kinds = ClientKinds.None;
        if (type is null)
        {
            return false;
        }

        if (_clients.TryGetValue(type.OriginalDefinition, out kinds))
        {
            return true;
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (_clients.TryGetValue(implemented.OriginalDefinition, out kinds))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The interface method that a call on a consumer or producer means: itself, or the one that a class of the user
    /// implements. Null where it is no client method.
    /// </summary>
    public IMethodSymbol? ClientMethod(IMethodSymbol method)
    {
        if (IsDeclaredByClient(method))
        {
            return method.OriginalDefinition;
        }

        if (method.ContainingType is not { TypeKind: TypeKind.Class } type || !IsClient(type, out _))
        {
            return null;
        }

        foreach (var contract in type.AllInterfaces)
        {
            if (!Owns(contract))
            {
                continue;
            }

            foreach (var member in contract.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method))
                {
                    return member.OriginalDefinition;
                }
            }
        }

        return null;
    }

    /// <summary>The name of the producer's method that a call means ("Produce", "Flush", "CommitTransaction"); null where it is none.</summary>
    public string? ProducerMethod(IMethodSymbol method) =>
        ClientMethod(method) is { } client && IsClient(client.ContainingType, out var kinds) && kinds == ClientKinds.Producer ? client.Name : null;

    private bool IsDeclaredByClient(IMethodSymbol method) =>
        method.ContainingType is { TypeKind: TypeKind.Interface } type && Owns(type);

    private static bool IsOrDerives(ITypeSymbol? type, ImmutableDictionary<ISymbol, ClientKinds> known, out ClientKinds kinds)
    {
        if (type is ITypeParameterSymbol parameter)
        {
            type = parameter.ConstraintTypes.FirstOrDefault(constraint => constraint.TypeKind == TypeKind.Class);
        }

        for (; type is not null; type = type.BaseType)
        {
            if (known.TryGetValue(type.OriginalDefinition, out kinds))
            {
                return true;
            }
        }

        kinds = ClientKinds.None;
        return false;
    }

    private INamedTypeSymbol? Type(string name) => _assembly.GetTypeByMetadataName("Confluent.Kafka." + name);

    private ImmutableDictionary<ISymbol, ClientKinds> Map(params (string Name, ClientKinds Kinds)[] types)
    {
        var map = ImmutableDictionary.CreateBuilder<ISymbol, ClientKinds>(SymbolEqualityComparer.Default);
        foreach (var (name, kinds) in types)
        {
            if (Type(name) is { } type)
            {
                map[type] = kinds;
            }
        }

        return map.ToImmutable();
    }
}
