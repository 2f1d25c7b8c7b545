using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Values;

/// <summary>What is followed on its way through a container.</summary>
internal abstract partial class Evaluator
{
    /// <summary>Who gets what a lambda returns, where that is known.</summary>
    private readonly Dictionary<ISymbol, Receiver> _receivers = new(SymbolEqualityComparer.Default);

    private readonly Dictionary<ISymbol, SmallSet<AbstractValue>> _returnedBy = new(SymbolEqualityComparer.Default);

    /// <summary>Parameters of lambdas that are known before the lambda runs, which it certainly does.</summary>
    private readonly Dictionary<ISymbol, SmallSet<AbstractValue>> _given = new(SymbolEqualityComparer.Default);

    /// <summary>A lambda that certainly runs gets these values.</summary>
    protected void Give(IParameterSymbol parameter, SmallSet<AbstractValue> values) => _given[parameter] = values;

    private bool RunsForCertain(IMethodSymbol function) => function.Parameters.Any(parameter => _given.TryGetValue(parameter, out var given) && !given.Any(value => value is HandleValue));

    /// <summary>The registration with an object or a delegate that a call makes; the graph has other names for its arguments than the code.</summary>
    private Registration? RegistrationOf(IInvocationOperation invocation)
    {
        if (!Registration.IsOfContainer(invocation.TargetMethod.ContainingType))
        {
            return null;
        }

        var root = OwnOperations.RootOf(Graph.OriginalOperation);
        return Scope.Written(invocation.Syntax, root) is { } written && Registration.Of(written) is { Source: { } source } registration
            && invocation.Arguments.FirstOrDefault(argument => argument.Value.Syntax == source.Syntax)?.Value is { } given
                ? registration with { Source = given }
                : null;
    }

    /// <summary>Before the arguments are looked at: what becomes of the lambdas among them.</summary>
    private void PrepareRegistration(Registration registration, SyntaxNode call)
    {
        if (Lambda(registration.Source) is not { } lambda)
        {
            return;
        }

        if (!registration.Service.IsOptions)
        {
            _receivers[lambda] = new Receiver(registration.Service);
        }
        else if (lambda.Parameters.FirstOrDefault() is { } options && New(options.Type, call) is { } made)
        {
            _given[options] = made;
            Provide(made, registration.Service);
        }
    }

    /// <summary>What the container gives from now on.</summary>
    private void Provide(Registration registration, ImmutableArray<IArgumentOperation> passed, List<SmallSet<AbstractValue>> arguments, SyntaxNode call)
    {
        var values = registration.Source is IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var factory } reference }
            ? Call(factory, IsThis(reference.Instance), call)
            : passed.Where(argument => argument.Value == registration.Source).Select(argument => arguments[passed.IndexOf(argument)]).FirstOrDefault() ?? ValueSets.Unknown;
        Provide(values, registration.Service);
    }

    private void Provide(SmallSet<AbstractValue> values, Service service)
    {
        foreach (var site in values.Sites())
        {
            Recorder?.Add(new Provided(site, service));
        }
    }

    /// <summary>What a factory gives that may run later, as a lambda may.</summary>
    private SmallSet<AbstractValue> Call(IMethodSymbol factory, bool onThis, SyntaxNode call)
    {
        if (!Carries(factory.ReturnType) || Scope.Callee(factory) is not { } facts)
        {
            return Root(Site.At(new OpaqueSource(call)), factory.ReturnType);
        }

        var before = State;
        var returned = Apply(facts, [], onThis, call);
        State = before.Join(State);
        return returned;
    }

    private static IMethodSymbol? Lambda(IOperation? source) =>
        source is IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation lambda } ? lambda.Symbol : null;
}
