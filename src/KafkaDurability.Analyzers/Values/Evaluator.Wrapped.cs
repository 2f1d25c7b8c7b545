using KafkaDurability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Values;

/// <summary>What lies in a Lazy or a task.</summary>
internal abstract partial class Evaluator
{
    /// <summary>What is inside of a Lazy or a task; the type itself where it is neither.</summary>
    protected static ITypeSymbol? Unwrapped(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Lazy" or "Task" or "ValueTask", TypeArguments: { Length: 1 } inner } named
        && named.ContainingNamespace is { Name: "System" or "Tasks" }
            ? inner[0]
            : type;

    /// <summary>The value of a Lazy, or the result of a task, read as a property.</summary>
    private static bool IsInside(IPropertySymbol property) =>
        property.Name is "Value" or "Result" && !SymbolEqualityComparer.Default.Equals(Unwrapped(property.ContainingType), property.ContainingType);

    /// <summary>What goes in at one end of the call comes out at the other.</summary>
    private bool PassesThrough(IMethodSymbol method) =>
        method.Name is "ConfigureAwait" or "GetAwaiter" or "GetResult" or "AsTask" or "FromResult" && Scope.Code.IsPlatform(method.ContainingAssembly);

    private SmallSet<AbstractValue> CreateLazy(IObjectCreationOperation creation)
    {
        var source = creation.Arguments.FirstOrDefault()?.Value;
        var lambda = Lambda(source);
        if (lambda is not null)
        {
            _receivers[lambda] = new Receiver(null);
        }

        var (_, arguments) = Evaluate(creation.Arguments);
        return lambda is not null && _returnedBy.TryGetValue(lambda, out var returned) ? returned
            : source is IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var factory } reference } ? Call(factory, IsThis(reference.Instance), creation.Syntax)
            : arguments.FirstOrDefault() is { } given && given.Sites().Any() ? given
            : Root(Site.At(new OpaqueSource(creation.Syntax)), creation.Type);
    }
}
