using System.Collections.Immutable;
using KafkaDurability.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Values;

/// <summary>What is followed on its way into the code that is called.</summary>
internal abstract partial class Evaluator
{
    /// <summary>Each argument that is followed, with the parameter that it becomes.</summary>
    private void Pass(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, List<SmallSet<AbstractValue>> values)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Parameter is { Ordinal: var ordinal } && ordinal < method.Parameters.Length)
            {
                foreach (var site in values[i].Sites())
                {
                    Recorder?.Add(new Argument(site, method.Parameters[ordinal]));
                }
            }
        }
    }

    /// <summary>The declaration of a class whose primary constructor the method is.</summary>
    private TypeDeclarationSyntax? PrimaryConstructor(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Constructor, DeclaringSyntaxReferences: { Length: 1 } parts } ? parts[0].GetSyntax(Scope.Cancellation) as TypeDeclarationSyntax : null;

    /// <summary>The parameters of a primary constructor are as good as private fields; those that go to the base class are not followed there.</summary>
    private void KeepInParameters(TypeDeclarationSyntax type, IMethodSymbol constructor, ImmutableArray<IArgumentOperation> arguments, List<SmallSet<AbstractValue>> values)
    {
        var toBase = type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault()?.ArgumentList;
        var definition = constructor.OriginalDefinition;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Parameter is not { Ordinal: var ordinal })
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
                Keep(values[i], property);
            }
        }

        Pass(definition, arguments, values);
    }
}
