using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>EnsureNone(failures), Require(done), stats.Check(): helpers in sight that may throw, by what some try has written down.</summary>
internal sealed class FailureChecks(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxNode, bool> _known = new();

    public bool Are(IInvocationOperation call)
    {
        if (!_known.TryGetValue(call.Syntax, out var known))
        {
            _known.Add(call.Syntax, known = Asked(call).Distinct(SymbolEqualityComparer.Default).OfType<ISymbol>().Any(variable => IsWrittenInTry(variable, call)));
        }

        return known;
    }

    /// <summary>The variables that a helper which may throw is given, is called on, or reads of its own object.</summary>
    private IEnumerable<ISymbol?> Asked(IInvocationOperation call)
    {
        var bodies = BodiesOf(call).ToList();
        if (!MayThrow(call) && !bodies.Any(body => body.Descendants().Any(MayThrow)))
        {
            return [];
        }

        // new Summary(ok, failed).EnsureClean()
        var given = call.Instance is IObjectCreationOperation made ? made.Arguments.AddRange(call.Arguments) : call.Arguments;
        var isOwn = call.Instance is null or IInstanceReferenceOperation;
        var read = bodies.SelectMany(body => body.Descendants()).Where(operation => isOwn && operation is IMemberReferenceOperation or ILocalReferenceOperation).Select(Variables.Own);
        return given.Select(argument => argument.Value).Append(call.Instance).Select(VariableOf).Concat(read);
    }

    private IEnumerable<IOperation> BodiesOf(IInvocationOperation call) => call.TargetMethod.MethodKind == MethodKind.LocalFunction
        ? Member(call.Syntax)?.Descendants().OfType<ILocalFunctionOperation>().Where(local => SymbolEqualityComparer.Default.Equals(local.Symbol, call.TargetMethod.OriginalDefinition)) ?? []
        : Callees.Of(compilation).BodiesOf((call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition, cancellation)
            .Select(body => OperationSource.Of(compilation).Operation(body, cancellation)).OfType<IOperation>();

    private static bool MayThrow(IOperation operation) => operation is IThrowOperation { Exception: not null }
        || (operation is IInvocationOperation { TargetMethod: var method } && BaseLibrary.IsThrowHelper(method));

    private bool IsWrittenInTry(ISymbol variable, IInvocationOperation call) => MembersWith(variable, call)
        .SelectMany(member => member.Descendants()).OfType<ITryOperation>().Where(attempt => !attempt.Catches.IsEmpty)
        .SelectMany(attempt => attempt.Descendants())
        .Any(operation => SymbolEqualityComparer.Default.Equals(VariableOf(OwnOperations.Target(operation) ?? Changed(operation)), variable));

    private IEnumerable<IOperation> MembersWith(ISymbol variable, IInvocationOperation call) => variable is IFieldSymbol or IPropertySymbol
        ? Members.Mentioning(variable.ContainingType, variable.Name).Take(Limits.TallyMembers).Select(member => OperationSource.Of(compilation).Operation(member, cancellation)).OfType<IOperation>()
        : Member(call.Syntax) is { } own ? [own] : [];

    private IOperation? Member(SyntaxNode node) => Members.RootOf(node) is { } member ? OperationSource.Of(compilation).Operation(member, cancellation) : null;

    /// <summary>breaker.Record(), errors.Add(e); a call that gives something may only ask.</summary>
    private static IOperation? Changed(IOperation operation) => operation is IInvocationOperation { TargetMethod.ReturnsVoid: true } ? OwnWrites.Called(operation) : null;

    /// <summary>Of stats.Failed the variable that holds the object.</summary>
    private static ISymbol? VariableOf(IOperation? operation)
    {
        operation = OwnOperations.Unconverted(operation);
        while (operation is IMemberReferenceOperation { Instance: { } instance and not IInstanceReferenceOperation })
        {
            operation = OwnOperations.Unconverted(instance);
        }

        return Variables.Own(operation);
    }
}
