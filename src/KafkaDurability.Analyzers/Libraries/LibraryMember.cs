using System.Threading;
using KafkaDurability.Analyzers.AppSettings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>A member of the program that may set up a library.</summary>
/// <param name="Syntax">The method, accessor, constructor or initializer.</param>
/// <param name="Method">Null for an initializer.</param>
/// <param name="Body">Null where the member has none.</param>
internal sealed record LibraryMember(LibraryProgram Program, SyntaxNode Syntax, IMethodSymbol? Method, IOperation? Body)
{
    public CancellationToken Cancellation => Program.Cancellation;

    /// <summary>The calls in the member of methods of these names that the library declares.</summary>
    public IEnumerable<IInvocationOperation> Calls(params string[] names) => Operations.OfType<IInvocationOperation>()
        .Where(call => names.Contains(call.TargetMethod.Name) && Program.References.IsOfLibrary(call.TargetMethod.ContainingAssembly));

    /// <summary>The objects of a class of the library, or of one derived from it, that the member makes.</summary>
    public IEnumerable<IObjectCreationOperation> Creations(string type) => Operations.OfType<IObjectCreationOperation>()
        .Where(creation => Types.IsOrInherits(creation.Type, type) && Program.References.IsOfLibrary(Types.Declaring(creation.Type, type)?.ContainingAssembly));

    public IEnumerable<IOperation> Operations => Body?.DescendantsAndSelf() ?? [];
}
