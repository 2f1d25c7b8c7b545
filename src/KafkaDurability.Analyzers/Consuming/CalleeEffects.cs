using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>Judges a callee by who declares it, by its name, and by its body where that is in the caller's own file.</summary>
internal sealed class CalleeEffects : ICalleeEffects
{
    public const int Receiver = -1;

    /// <summary>A longer body is not looked through; it surely does more than log.</summary>
    private const int MaxOperations = 400;

    private readonly SemanticModel? _model;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<IMethodSymbol, CalleeEffect> _known = new(SymbolEqualityComparer.Default);

    /// <param name="model">The caller's own: a body in another file would have to be bound anew.</param>
    public CalleeEffects(SemanticModel? model, CancellationToken cancellation)
    {
        _model = model;
        _cancellation = cancellation;
    }

    public CalleeEffect On(IMethodSymbol method, int parameter)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        if (!_known.TryGetValue(method, out var effect))
        {
            effect = ByDeclaration(method) ?? ByBody(method) ?? CalleeEffect.Processes;
            _known.Add(method, effect);
        }

        // order.ExecuteAsync() may be the processing, or no more than a question to the message.
        return parameter == Receiver && effect == CalleeEffect.Processes && method.MethodKind != MethodKind.DelegateInvoke
            ? CalleeEffect.MayProcess
            : effect;
    }

    private static CalleeEffect? ByDeclaration(IMethodSymbol method) =>
        KnownCallees.Observes(method) ? CalleeEffect.Observes
        : KnownCallees.Transforms(method) ? CalleeEffect.Transforms
        : BaseLibrary.Declares(method) ? BaseLibrary.Effect(method)
        : KnownCallees.MayObserve(method) ? CalleeEffect.MayProcess
        : null;

    /// <summary>A helper of the same file that does nothing but look at the message or parse it.</summary>
    private CalleeEffect? ByBody(IMethodSymbol method)
    {
        if (_model is null
            || method.IsAbstract || method.IsVirtual || method.IsOverride || method.IsExtern
            || method.DeclaringSyntaxReferences.Length != 1
            || method.DeclaringSyntaxReferences[0] is not { } reference
            || reference.SyntaxTree != _model.SyntaxTree)
        {
            return null;
        }

        var body = _model.GetOperation(reference.GetSyntax(_cancellation), _cancellation);
        if (body is null)
        {
            return null;
        }

        var operations = body.Descendants().Take(MaxOperations + 1).ToList();
        if (operations.Count > MaxOperations || operations.Any(HasEffect))
        {
            return null;
        }

        return KnownCallees.HasResult(method) ? CalleeEffect.Transforms : CalleeEffect.Observes;
    }

    private static bool HasEffect(IOperation operation) => operation switch
    {
        IInvocationOperation call => ByDeclaration(call.TargetMethod.OriginalDefinition) is not (CalleeEffect.Observes or CalleeEffect.Transforms),
        IAssignmentOperation assignment => assignment.Target is not (ILocalReferenceOperation or IParameterReferenceOperation or IDiscardOperation)
            && assignment.Parent is not IObjectOrCollectionInitializerOperation,
        IInvalidOperation or IDynamicInvocationOperation or IEventAssignmentOperation => true,
        IReturnOperation { Kind: OperationKind.YieldReturn } => true,
        _ => false,
    };
}
