using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>
/// Whether a producer is used on after an exception has left the method that has begun a transaction with it: nobody
/// on the way out aborts, nothing of the way ends the producer or the process.
/// </summary>
internal sealed class OutlivesFailure
{
    private readonly ProducerCode _code;
    private readonly EndsTransaction _settling;
    private readonly CancellationToken _cancellation;
    private readonly HashSet<IMethodSymbol> _seen = new(SymbolEqualityComparer.Default);

    public OutlivesFailure(ProducerCode code, CancellationToken cancellation)
    {
        _code = code;
        _settling = new EndsTransaction(code, onlyAborts: false, cancellation);
        _cancellation = cancellation;
    }

    /// <param name="producer">The variable that the method has it in.</param>
    /// <param name="member">The body of the method.</param>
    public bool AfterThrow(ISymbol producer, SyntaxNode member) =>
        _code.MethodOf(member, _cancellation) is { MethodKind: not (MethodKind.Constructor or MethodKind.StaticConstructor or MethodKind.Destructor) } method
        && !AbortsElsewhere(method, member) && Leaves(method, producer);

    /// <summary>Where other code aborts what it has not begun, it may do so for this transaction.</summary>
    private bool AbortsElsewhere(IMethodSymbol method, SyntaxNode member) =>
        Members.Mentioning(method.ContainingType, "AbortTransaction").Any(other => other != member && !Members.Mentions(other, "BeginTransaction"));

    /// <summary>An exception leaves the method.</summary>
    /// <param name="holder">What keeps the producer there: its own variable, or that of the object which has it.</param>
    private bool Leaves(IMethodSymbol method, ISymbol holder)
    {
        var target = method.OriginalDefinition;
        if (!_seen.Add(target) || _seen.Count > Limits.BodiesWithProducer || !(ProducerCode.IsKeptByType(holder, _cancellation) || holder is IParameterSymbol))
        {
            return false;
        }

        var uses = Callers.UsesOf(target, _code.Compilation, _cancellation).ToList();
        return uses.Count == 0
            ? ProducerCode.IsKeptByType(holder, _cancellation) && !IsCalledByOthers(target)
            : uses.Any(use => use.Use is IInvocationOperation call && Passes(call, use.Member, holder));
    }

    /// <summary>An exception leaves the call: a handler takes it and the program goes on with the producer, or it leaves the caller too.</summary>
    private bool Passes(IInvocationOperation call, SyntaxNode member, ISymbol holder)
    {
        if (HolderIn(call, holder) is not { } kept)
        {
            return false;
        }

        for (IOperation inner = call, outer = call.Parent!; outer is not null; (inner, outer) = (outer, outer.Parent!))
        {
            switch (outer)
            {
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    return false;
                case IUsingOperation { Resources: { } resources } when resources != inner && Names(resources, kept):
                    return false;
                case ITryOperation guarded when guarded.Body == inner:
                    if (guarded.Finally?.Descendants().Any(_settling.MaySettle) == true || guarded.Catches.Any(clause => clause.Descendants().Any(_settling.MaySettle)))
                    {
                        return false;
                    }

                    if (guarded.Catches.FirstOrDefault(clause => SendFailures.Taken(clause.ExceptionType, _code.Symbols.AbortRequired).TakesAll) is { } taking)
                    {
                        if (taking.Filter is not null)
                        {
                            return false;
                        }

                        if (!taking.Descendants().Any(operation => operation is IThrowOperation))
                        {
                            return kept is not ILocalSymbol local || IsInLoop(guarded, local);
                        }
                    }

                    break;
            }
        }

        return _code.MethodOf(member, _cancellation) is { } caller && !AbortsElsewhere(caller, member) && Leaves(caller, kept);
    }

    /// <summary>What the caller keeps it in: where it goes by as an argument or as a member of the object called, or as the own object's.</summary>
    private static ISymbol? HolderIn(IInvocationOperation call, ISymbol holder) =>
        holder is IParameterSymbol parameter && call.Arguments.FirstOrDefault(argument => SymbolEqualityComparer.Default.Equals(argument.Parameter?.OriginalDefinition, parameter)) is { } given
            ? Variables.CalledOn(given.Value)
        : call.Instance is null or IInstanceReferenceOperation ? holder
        : Variables.CalledOn(call.Instance);

    /// <summary>A round of the loop around fails, and the next one has the same producer.</summary>
    private static bool IsInLoop(IOperation guarded, ILocalSymbol local)
    {
        var loop = StatementOrder.LoopAround(guarded.Syntax);
        return loop is not null && !local.DeclaringSyntaxReferences.Any(declaration => loop.Span.Contains(declaration.Span));
    }

    private static bool Names(IOperation resources, ISymbol kept) => resources.DescendantsAndSelf().Any(operation =>
        operation is IVariableDeclaratorOperation declarator ? SymbolEqualityComparer.Default.Equals(declarator.Symbol, kept)
        : SymbolEqualityComparer.Default.Equals(Variables.CalledOn(operation), kept));

    /// <summary>The host, a framework or the system calls it, and does what we cannot know with its exceptions: ExecuteAsync, a handler, Main.</summary>
    private bool IsCalledByOthers(IMethodSymbol method) =>
        method.Name == "Main"
        || method.OverriddenMethod is not null
        || method.ContainingType.AllInterfaces.Any(contract =>
            !SymbolEqualityComparer.Default.Equals(contract.ContainingAssembly, _code.Compilation.Assembly)
            && contract.GetMembers().Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method)));
}
