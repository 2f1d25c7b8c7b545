using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>The calls of one type on the client that a call is on, by the variable that holds it.</summary>
internal static class SameClient
{
    /// <summary>The local, parameter, or own field or property that a call is on; null where it is none.</summary>
    public static ISymbol? VariableOf(IInvocationOperation call) => Variables.CalledOn(call.Instance);

    /// <returns>The calls with the member that each is in; null where the client is in no variable.</returns>
    public static IReadOnlyList<(IInvocationOperation Call, SyntaxNode Member)>? Calls(IInvocationOperation call, ClientMember member)
    {
        if (VariableOf(call) is not { } variable)
        {
            return null;
        }

        // A parameter of a primary constructor is in sight of the whole type, as a field is.
        var isOfMember = variable is ILocalSymbol or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } };
        var members = isOfMember || variable.ContainingType is not { } type
            ? [member.Syntax]
            : Members.Mentioning(type, variable.Name).ToList();
        return members
            .SelectMany(other => (other == member.Syntax ? member.Operation : member.Model.Graph(other, member.Cancellation)?.OriginalOperation)?
                .DescendantsAndSelf().OfType<IInvocationOperation>()
                .Where(own => SymbolEqualityComparer.Default.Equals(VariableOf(own), variable))
                .Select(own => (own, other)) ?? [])
            .ToList();
    }
}
