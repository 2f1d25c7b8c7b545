using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Configuration;

/// <summary>Settings and clients on their way to other code: through a container, and as arguments.</summary>
internal sealed partial class ConfigEvaluator
{
    /// <summary>Who gets what a lambda returns, where that is known.</summary>
    private readonly Dictionary<ISymbol, Receiver> _receivers = new(SymbolEqualityComparer.Default);

    private readonly Dictionary<ISymbol, SmallSet<AbstractValue>> _returnedBy = new(SymbolEqualityComparer.Default);

    /// <summary>The registration with an object or a delegate that a call makes; the graph has other names for its arguments than the code.</summary>
    private Registration? RegistrationOf(IInvocationOperation invocation)
    {
        if (!Registration.IsOfContainer(invocation.TargetMethod.ContainingType))
        {
            return null;
        }

        var root = _graph.OriginalOperation;
        while (root.Parent is { } outer)
        {
            root = outer;
        }

        return _scope.Written(invocation.Syntax, root) is { } written && Registration.Of(written) is { Source: { } source } registration
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
        else if (lambda.Parameters.FirstOrDefault() is { } options && Symbols.IsConfig(options.Type, out var kinds))
        {
            _given[options] = View(NewStore(call, SettingsState.Empty), kinds, call);
        }
    }

    /// <summary>What the container gives from now on.</summary>
    private void Provide(Registration registration, ImmutableArray<IArgumentOperation> passed, List<SmallSet<AbstractValue>> arguments, SyntaxNode call)
    {
        if (registration.Service.IsOptions)
        {
            if (State.Objects.ContainsKey(Site.Created(call)))
            {
                _recorder?.Add(new Provided(Site.Created(call), registration.Service));
            }

            return;
        }

        for (var i = 0; i < passed.Length; i++)
        {
            if (passed[i].Value == registration.Source && Lambda(registration.Source) is null)
            {
                var values = registration.Source is IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var factory } reference }
                    ? Call(factory, IsThis(reference.Instance), call)
                    : arguments[i];
                Provide(values, registration.Service);
            }
        }
    }

    private void Provide(SmallSet<AbstractValue> values, Service service)
    {
        foreach (var site in values.Sites())
        {
            _recorder?.Add(new Provided(site, service));
        }
    }

    /// <summary>What a method without followed arguments returns.</summary>
    private SmallSet<AbstractValue> Call(IMethodSymbol method, bool onThis, SyntaxNode call) =>
        Carries(method.ReturnType) && _scope.Callee(method) is { } facts ? Apply(facts, method, [], onThis || method.IsStatic, call) : ValueSets.Unknown;

    /// <summary>Each argument that is followed, with the parameter that it becomes.</summary>
    private void Pass(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, List<SmallSet<AbstractValue>> values)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Parameter is { Ordinal: var ordinal } && ordinal < method.Parameters.Length)
            {
                foreach (var site in values[i].Sites())
                {
                    _recorder?.Add(new Argument(site, method.Parameters[ordinal]));
                }
            }
        }
    }

    /// <summary>The declaration of a class whose primary constructor the method is.</summary>
    private TypeDeclarationSyntax? PrimaryConstructor(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Constructor, DeclaringSyntaxReferences: { Length: 1 } parts } ? parts[0].GetSyntax(_scope.Cancellation) as TypeDeclarationSyntax : null;

    /// <summary>The parameters of a primary constructor are as good as private fields; those that go to the base class are not followed there.</summary>
    private SmallSet<AbstractValue>? KeepInParameters(
        TypeDeclarationSyntax type, IMethodSymbol constructor, ImmutableArray<IArgumentOperation> arguments, List<SmallSet<AbstractValue>> values, SyntaxNode call)
    {
        var toBase = type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault()?.ArgumentList;
        var definition = constructor.OriginalDefinition;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!values[i].Sites().Any() || arguments[i].Parameter is not { Ordinal: var ordinal })
            {
                continue;
            }

            var parameter = definition.Parameters[ordinal];
            if (!Carries(parameter.Type) || toBase?.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == parameter.Name) == true)
            {
                Leak(values[i]);
            }
            else if (type is RecordDeclarationSyntax && definition.ContainingType.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
            {
                Keep(values[i], property, inOwnType: true);
            }
        }

        Pass(definition, arguments, values);
        StoreReferences(arguments);
        return null;
    }

    private static IMethodSymbol? Lambda(IOperation? source) => source switch
    {
        IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation lambda } => lambda.Symbol,
        IConversionOperation conversion => Lambda(conversion.Operand),
        _ => null,
    };

    /// <summary>What is inside of a Lazy or a task; the type itself where it is neither.</summary>
    private static ITypeSymbol? Unwrapped(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Lazy" or "Task" or "ValueTask", TypeArguments: { Length: 1 } inner } named
        && named.ContainingNamespace is { Name: "System" or "Tasks" }
            ? inner[0]
            : type;

    /// <summary>The value of a Lazy, or the result of a task, read as a property.</summary>
    private static bool IsInside(IPropertySymbol property) =>
        property.Name is "Value" or "Result" && !SymbolEqualityComparer.Default.Equals(Unwrapped(property.ContainingType), property.ContainingType);

    /// <summary>What goes in at one end of the call comes out at the other.</summary>
    private static bool PassesThrough(IMethodSymbol method) =>
        method.Name is "ConfigureAwait" or "GetAwaiter" or "GetResult" or "AsTask" or "FromResult"
        && method.ContainingNamespace is { Name: "Tasks" or "CompilerServices", ContainingNamespace.Name: "Threading" or "Runtime" };

    private SmallSet<AbstractValue> CreateLazy(IObjectCreationOperation creation)
    {
        var source = creation.Arguments.FirstOrDefault(argument => argument.Value.Type is { TypeKind: TypeKind.Delegate })?.Value;
        var lambda = Lambda(source);
        if (lambda is not null)
        {
            _receivers[lambda] = new Receiver(null);
        }

        var (_, arguments) = Evaluate(creation.Arguments);
        return lambda is not null ? _returnedBy.TryGetValue(lambda, out var returned) ? returned : ValueSets.Unknown
            : source is IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var factory } reference } ? Call(factory, IsThis(reference.Instance), creation.Syntax)
            : source is null && arguments.Count > 0 ? arguments[0]
            : ValueSets.Unknown;
    }
}
