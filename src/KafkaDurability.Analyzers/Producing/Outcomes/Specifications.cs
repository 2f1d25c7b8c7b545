using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Calls that send nothing: they tell a mock, or an expression tree, which call is meant.</summary>
internal static class Specifications
{
    public static bool Includes(IInvocationOperation call)
    {
        for (IOperation? outer = call; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation lambda && (IsExpressionTree(lambda.Parent) || IsGivenToMock(lambda.Parent)))
            {
                return true;
            }
        }

        // producer.Received().Produce(…), producer.Produce(Arg.Any<string>(), …)
        return call.Descendants().OfType<IInvocationOperation>().Any(inner => IsOfMocks(inner.TargetMethod));
    }

    private static bool IsExpressionTree(IOperation? conversion) =>
        conversion is IConversionOperation { Type: INamedTypeSymbol { Name: "Expression", ContainingNamespace: { Name: "Expressions", ContainingNamespace.Name: "Linq" } } };

    private static bool IsGivenToMock(IOperation? creation) =>
        creation is { Parent: IArgumentOperation { Parent: IInvocationOperation call } } && IsOfMocks(call.TargetMethod);

    private static bool IsOfMocks(IMethodSymbol method) =>
        method.ContainingNamespace is { } scope && BaseLibrary.Root(scope) is "NSubstitute" or "Moq" or "FakeItEasy" or "Telerik";
}
