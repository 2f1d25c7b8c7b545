using System.Collections.Generic;
using System.Threading;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>
/// Looks for the ways of keeping a consumer's offsets that the calls on it do not show: handlers, delegates,
/// transactions, positions that the application keeps itself.
/// </summary>
internal sealed class OffsetKeeping
{
    private static readonly string[] s_onConsumer = ["Commit", "StoreOffset", "Seek", "Assign", "IncrementalAssign"];

    /// <summary>This names the group, not the consumer.</summary>
    private const string OnGroup = "AlterConsumerGroupOffsetsAsync";

    /// <summary>With these another client speaks for the consumer, as in SendOffsetsToTransaction.</summary>
    private static readonly string[] s_identities = ["ConsumerGroupMetadata", "Handle"];

    private static readonly string[] s_handlers = ["SetPartitionsAssignedHandler", "SetPartitionsRevokedHandler", "SetPartitionsLostHandler"];

    private readonly ConfigObject _config;
    private readonly ConfigModel _model;
    private readonly CancellationToken _cancellation;

    public OffsetKeeping(ConfigObject config, ConfigModel model, CancellationToken cancellation)
    {
        _config = config;
        _model = model;
        _cancellation = cancellation;
    }

    /// <summary>
    /// Whether code around the consumer may keep its offsets on a way that <see cref="ConfigObject.Calls"/> does not
    /// show. It may where a call is not known to be on another consumer.
    /// </summary>
    public bool MayBeElsewhere() =>
        _config.SeenIn.Any(HandsOn)
        || Members.Mentioning(_model.Compilation, s_identities[0], _cancellation).Any(IsGivenIdentity)
        || Scopes().SelectMany(scope => s_onConsumer.Concat(s_identities).Concat(s_handlers).Append(OnGroup)
                .SelectMany(word => Members.Mentioning(scope, word)))
            .Distinct()
            .Any(member => _model.Graph(member, _cancellation) is not { OriginalOperation: var body } || body.Descendants().Any(Keeps));

    /// <summary>transactions.Send(result, consumer): a class of its own sends the offsets of whatever consumer it is given.</summary>
    private bool IsGivenIdentity(SyntaxNode member) => _model.Operation(member, _cancellation) is not { } body || body.Descendants().Any(operation =>
        operation is IPropertyReferenceOperation { Instance: IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation } && Keeps(operation));

    /// <summary>All parts of the types that see the consumer.</summary>
    private IEnumerable<SyntaxNode> Scopes()
    {
        foreach (var node in _config.SeenIn.Concat(_config.Calls.Select(call => call.Node)))
        {
            if (_model.OutermostType(node, _cancellation) is not { } type)
            {
                yield return node.SyntaxTree.GetRoot(_cancellation);
                continue;
            }

            foreach (var part in type.DeclaringSyntaxReferences)
            {
                yield return part.GetSyntax(_cancellation);
            }
        }
    }

    /// <summary>A consumer that is a parameter, such as that of a handler, may be this one.</summary>
    private bool HandsOn(SyntaxNode member)
    {
        var facts = _model.Facts(member, _cancellation);
        return facts.Of<Escape>().Any(departure => departure is { Kind: EscapeKind.HandedOn, Site.Root: VariablePath })
            || facts.Of<ClientCall>().Any(call => call.Site.Root is VariablePath && s_onConsumer.Contains(call.Method.Name));
    }

    private bool Keeps(IOperation operation) => operation switch
    {
        IInvocationOperation call => IsKept(call.TargetMethod, call.Syntax) || IsHandledElsewhere(call),
        IMethodReferenceOperation reference => IsKept(reference.Method, reference.Syntax),
        IPropertyReferenceOperation { Instance.Type: var type, Property.Name: var name } =>
            s_identities.Contains(name) && _model.Symbols.IsClient(type, out var kind) && kind == ClientKinds.Consumer,
        _ => false,
    };

    private bool IsKept(IMethodSymbol method, SyntaxNode at) => _model.Symbols.ClientMethod(method)?.Name is { } name
        && (name == OnGroup || s_onConsumer.Contains(name) && !IsAccountedFor(at));

    /// <summary>One of the calls that the rule looks at itself, or one on a consumer that is built from other settings.</summary>
    private bool IsAccountedFor(SyntaxNode at)
    {
        if (_config.Calls.Any(call => call.Node == at))
        {
            return true;
        }

        var made = Members.RootOf(at) is { } member ? _model.Facts(member, _cancellation).Of<ClientCall>().Where(call => call.Node == at).ToList() : [];
        return made.Count > 0 && made.All(call => call.Site.IsCreated && call.Site.Node != _config.Creation);
    }

    /// <summary>A handler in code that is not in sight, or one whose answer says where to start.</summary>
    private bool IsHandledElsewhere(IInvocationOperation call) =>
        s_handlers.Contains(call.TargetMethod.Name)
        && _model.Symbols.IsBuilder(call.TargetMethod.ContainingType, out _)
        && call.Arguments.Any(argument => argument.Value is not IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Symbol.ReturnsVoid: true } });
}
