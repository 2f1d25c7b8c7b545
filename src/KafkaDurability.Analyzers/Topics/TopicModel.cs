using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Topics;

/// <summary>What the topics of one compilation have in common: symbols, and what other members do to a topic.</summary>
internal sealed class TopicModel
{
    private readonly Compilation _compilation;
    private readonly ConfigModel _configs;
    private readonly OperationSource _source;
    private readonly object? _topicResource;
    private readonly object? _set;
    private volatile StrayWrites? _strayWrites;

    private TopicModel(ConfigModel configs)
    {
        var (compilation, symbols) = (configs.Compilation, configs.Symbols);
        _compilation = compilation;
        _configs = configs;
        _source = OperationSource.Of(compilation);
        _topicResource = ConstantOf(symbols.ConfigResource, "Type", "Topic");
        _set = ConstantOf(symbols.ConfigEntry, "IncrementalOperation", "Set");
        Symbols = symbols;
        Code = KnownCode.Of(compilation);
        Development = new Development(compilation, Code);
    }

    /// <summary>The model of a program, shared by all that ask for it.</summary>
    public static TopicModel Of(ConfigModel configs) => KafkaProgram.Of(configs.Compilation).Part(_ => new TopicModel(configs), configs);

    public KafkaSymbols Symbols { get; }

    public KnownCode Code { get; }

    public Development Development { get; }

    public bool IsSpecification(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, Symbols.TopicSpecification);

    /// <summary>Whether the call sets configs of what exists already.</summary>
    public bool IsAlteration(IInvocationOperation call) =>
        call.TargetMethod.Name is "AlterConfigsAsync" or "IncrementalAlterConfigsAsync" && Symbols.ClientMethod(call.TargetMethod) is not null;

    /// <summary>Whether a constant is that of topics, among the kinds of resources.</summary>
    public bool IsTopicResource(object? constant) => constant is not null && Equals(constant, _topicResource);

    /// <summary>Whether a constant is that of setting a config, among the operations that a config may be altered by.</summary>
    public bool IsSet(object? constant) => constant is not null && Equals(constant, _set);

    /// <summary>Code that a call, or an assignment to the member, hands an object to.</summary>
    public Reach ReachOf(ISymbol member)
    {
        if (Symbols.Owns(member) || member is IMethodSymbol method && Symbols.ClientMethod(method) is not null)
        {
            return Reach.Client;
        }

        return member.ContainingAssembly is { } assembly
            && (SymbolEqualityComparer.Default.Equals(assembly, _compilation.Assembly) || Code.IsPlatform(assembly))
                ? Reach.Compilation
                : Reach.Elsewhere;
    }

    /// <summary>The properties of specifications that some code here changes after they are made.</summary>
    public StrayWrites StrayWrites(CancellationToken cancellation) =>
        _strayWrites ??= Topics.StrayWrites.In(_compilation, IsSpecification, member => _source.Operation(member, cancellation));

    /// <summary>The outermost type that the member is in, in all its parts; the file, for top-level statements.</summary>
    public IEnumerable<SyntaxNode> ScopesOf(SyntaxNode member, CancellationToken cancellation) =>
        _configs.OutermostType(member, cancellation) is { } type
            ? type.DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellation))
            : [member.SyntaxTree.GetRoot(cancellation)];

    /// <summary>Whether the clients that the scopes make are for brokers on the developer's own machine.</summary>
    public bool AreBrokersLocal(IEnumerable<SyntaxNode> scopes, CancellationToken cancellation)
    {
        var linker = new ConfigLinker(_configs, cancellation);
        return scopes
            .SelectMany(scope => Members.Mentioning(scope, "BootstrapServers").Concat(Members.Mentioning(scope, "AdminClientBuilder")).Concat(Members.Mentioning(scope, "AdminClientConfig")))
            .Distinct()
            .SelectMany(linker.ObjectsOf)
            .SelectMany(config => config.Snapshots)
            .Any(snapshot => snapshot[Settings.BootstrapServers].IsSet(value => LocalBrokers.Are(value.Text)));
    }

    /// <summary>Where a method of this compilation is called; null where it may be called out of sight, too.</summary>
    public IReadOnlyList<(IInvocationOperation Call, LocalUses Variables, IMethodSymbol? Caller)>? CallsTo(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.MethodKind != MethodKind.Ordinary || method.IsVirtual || method.IsOverride || method.IsAbstract)
        {
            return null;
        }

        var uses = Callers.UsesOf(method, _compilation, cancellation).ToList();
        return uses.All(use => use.Use is IInvocationOperation)
            ? uses.ConvertAll(use => ((IInvocationOperation)use.Use, new LocalUses(_source.Operation(use.Member, cancellation)!), _source.MethodOf(use.Member, cancellation)))
            : null;
    }

    private static object? ConstantOf(INamedTypeSymbol? type, string property, string member) =>
        type?.GetMembers(property).OfType<IPropertySymbol>().FirstOrDefault()?.Type.GetMembers(member).OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue;
}

/// <summary>Who gets hold of an object, the farthest last.</summary>
internal enum Reach
{
    /// <summary>Confluent's client, which only reads it.</summary>
    Client,

    /// <summary>Code of this compilation, and collections.</summary>
    Compilation,

    /// <summary>Code that is not in sight.</summary>
    Elsewhere,
}
