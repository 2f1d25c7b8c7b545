using System.Collections.Immutable;
using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Producing;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>A member that calls the client, as it is written; each answer is worked out once.</summary>
internal sealed class ClientMember
{
    private readonly Lazy<ImmutableArray<IInvocationOperation>> _calls;
    private readonly Lazy<ImmutableArray<(ConfigObject Config, ConfigSnapshot Built)>> _built;
    private readonly Lazy<LocalUses> _locals;

    /// <param name="syntax">As <see cref="Members.RootOf"/> gives it.</param>
    /// <param name="operation">The operation of the whole member.</param>
    public ClientMember(SyntaxNode syntax, IOperation operation, ConfigModel model, CancellationToken cancellation)
    {
        Syntax = syntax;
        Operation = operation;
        Model = model;
        Cancellation = cancellation;
        Code = new CodeInSight(model.Compilation, model.Symbols, cancellation);
        _locals = new(() => new LocalUses(operation));
        _calls = new(() => operation.DescendantsAndSelf().OfType<IInvocationOperation>()
            .Where(call => model.Symbols.Owns(call.TargetMethod) || model.Symbols.ClientMethod(call.TargetMethod) is not null)
            .ToImmutableArray());
        _built = new(() => new ConfigLinker(model, cancellation).ObjectsOf(syntax)
            .SelectMany(config => config.Snapshots.Where(snapshot => snapshot.BuiltAt is not null).Select(snapshot => (config, snapshot)))
            .ToImmutableArray());
    }

    public SyntaxNode Syntax { get; }

    public IOperation Operation { get; }

    public ConfigModel Model { get; }

    public KafkaSymbols Symbols => Model.Symbols;

    public CancellationToken Cancellation { get; }

    /// <summary>What delegates and calls run.</summary>
    public CodeInSight Code { get; }

    public LocalUses Locals => _locals.Value;

    /// <summary>The calls on types of the client, lambdas and local functions included.</summary>
    public ImmutableArray<IInvocationOperation> Calls => _calls.Value;

    /// <summary>The calls of one method of the client interfaces.</summary>
    public IEnumerable<IInvocationOperation> CallsTo(ClientKinds kind, string method) => Calls.Where(call => IsCallTo(call, kind, method));

    /// <summary>The calls of one method of the builders.</summary>
    public IEnumerable<IInvocationOperation> BuilderCalls(ClientKinds kind, string method) => Calls.Where(call =>
        call.TargetMethod.Name == method && Symbols.IsBuilder(call.TargetMethod.ContainingType, out var kinds) && (kinds & kind) != 0);

    public bool IsCallTo(IInvocationOperation call, ClientKinds kind, string method) =>
        call.TargetMethod.Name == method
        && Symbols.ClientMethod(call.TargetMethod) is { } contract
        && Symbols.IsClient(contract.ContainingType, out var kinds)
        && (kinds & kind) != 0;

    /// <summary>What the delegate that is given to a call runs; null where that is not known, may be several, or is half typed.</summary>
    public FunctionInSight? FunctionGivenTo(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.TypeKind == TypeKind.Delegate) is { } given
        && Code.FunctionsOf(given.Value, Locals) is { Length: 1 } functions
        && !functions[0].Syntax.ContainsDiagnostics
            ? functions[0]
            : null;

    /// <summary>The settings that a builder, which a call is on, builds from in the same expression.</summary>
    public IEnumerable<(ConfigObject Config, ConfigSnapshot Built)> BuiltFrom(IInvocationOperation builderCall) => _built.Value
        .Where(built => built.Built.BuiltAt!.SyntaxTree == builderCall.Syntax.SyntaxTree && built.Built.BuiltAt.Span.Contains(builderCall.Syntax.Span));

    /// <summary>Where the task of a call is lost; null where somebody may wait for it.</summary>
    public LostTask? LostTaskOf(IInvocationOperation call) => new TaskTrace(Code, Locals).Lost(call);
}
