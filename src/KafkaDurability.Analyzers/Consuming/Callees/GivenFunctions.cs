using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>
/// Which members have a function that other code of the program may run, told by syntax and names alone: most have none, and
/// then nobody has to bind all that consumes to find who runs it. After a keystroke that is nearly all there is to do.
/// </summary>
internal sealed class GivenFunctions(Compilation compilation)
{
    private readonly ConcurrentDictionary<string, bool> _declared = new();
    private readonly ConcurrentDictionary<string, bool> _named = new();

    /// <returns>False only where no code in sight can have a lambda of the member, a local function, or the method itself as a delegate.</returns>
    public bool MayBeIn(SyntaxNode member, CancellationToken cancellation) => member.DescendantNodesAndSelf().Any(node => node switch
    {
        AnonymousFunctionExpressionSyntax lambda => MayBeHandedOn(lambda, cancellation),
        LocalFunctionStatementSyntax function => IsNamedAsValue(function.Identifier.ValueText, cancellation),
        MethodDeclarationSyntax method => IsNamedAsValue(method.Identifier.ValueText, cancellation),
        _ => false,
    });

    /// <summary>Not the argument of a call into a library: orders.Select(order => …), builder.SetErrorHandler((_, error) => …).</summary>
    private bool MayBeHandedOn(SyntaxNode lambda, CancellationToken cancellation)
    {
        while (lambda.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax)
        {
            lambda = lambda.Parent;
        }

        return lambda.Parent is not ArgumentSyntax { Parent.Parent: { } call } || call switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } => MayBeOwn(name, cancellation),
            InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name: var name } } => MayBeOwn(name, cancellation),
            ObjectCreationExpressionSyntax { Type: SimpleNameSyntax type } => IsDeclared(type.Identifier.ValueText, cancellation),
            _ => true,
        };
    }

    /// <summary>A method of the program, or one that puts the function into a collection of its own.</summary>
    private bool MayBeOwn(SimpleNameSyntax called, CancellationToken cancellation) =>
        VariableWrites.Adds(called.Identifier.ValueText) || IsDeclared(called.Identifier.ValueText, cancellation);

    private bool IsDeclared(string name, CancellationToken cancellation) => _declared.TryGetValue(name, out var known) ? known
        : _declared.GetOrAdd(name, compilation.ContainsSymbolsWithName(name, SymbolFilter.TypeAndMember, cancellation));

    /// <summary>Whether a name stands where it is not called: a method that is given to somebody.</summary>
    private bool IsNamedAsValue(string name, CancellationToken cancellation) => _named.TryGetValue(name, out var known) ? known
        : _named.GetOrAdd(name, ProgramNames.Of(compilation).TreesMentioning(name)
            .Any(tree => TreeNames.Of(tree).Tokens(tree.GetRoot(cancellation), name).Any(token => token.Parent is SimpleNameSyntax && !TreeNames.IsCalled(token))));
}
