using System.Collections.Generic;
using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Guarantees;

/// <summary>How much of what a consumer's loop does is in sight.</summary>
internal sealed class LoopSight(ClientInSight client, ConfigModel model, CancellationToken cancellation)
{
    /// <summary>More are not named.</summary>
    private const int MostNamed = 3;

    /// <summary>A commit that no code in sight runs together with a Consume; null where there is none.</summary>
    public SyntaxNode? Parted(IEnumerable<SyntaxNode> commits)
    {
        var consuming = client.CallsTo("Consume").Select(Members.RootOf).OfType<SyntaxNode>().Distinct().ToList();
        var reached = new HashSet<SyntaxNode>(consuming.SelectMany(Reached));
        return commits.FirstOrDefault(commit => Members.RootOf(commit) is { } member
            && !reached.Contains(member) && !Reached(member).Any(consuming.Contains));
    }

    /// <summary>
    /// What only code out of sight, or its author, knows: whether what the loop calls is done when it returns, and whether
    /// a clause that ends a failure keeps the message. That no rule reports it proves neither.
    /// </summary>
    public IEnumerable<Reason> Conditions()
    {
        var consuming = client.CallsTo("Consume").Select(Members.RootOf).OfType<SyntaxNode>().Distinct().ToList();
        return consuming.SelectMany(Reached).Distinct()
            .SelectMany(member => (model.Operation(member, cancellation)?.DescendantsAndSelf() ?? []).Select(operation => Unseen(operation) ?? Ended(operation, consuming.Contains(member))))
            .OfType<Reason>()
            .GroupBy(condition => condition.Text).Select(same => same.First()).Take(MostNamed);
    }

    private static Reason Condition(string text, SyntaxNode at) => new(ReasonKind.Condition, text, at);

    /// <summary>Code without a body in sight that the loop gives something to.</summary>
    private Reason? Unseen(IOperation operation)
    {
        (string Name, SyntaxNode At)? unseen = operation switch
        {
            IInvocationOperation { TargetMethod: { MethodKind: MethodKind.DelegateInvoke } } call when call.Arguments.Length > 0 && IsFromOutside(call.Instance) => (call.Instance!.Syntax.ToString(), call.Syntax),
            IInvocationOperation { Arguments.Length: > 0 } call when call.TargetMethod.MethodKind == MethodKind.Ordinary && call.TargetMethod.IsAbstract && !IsLibrary(call.TargetMethod)
                && model.Symbols.ClientMethod(call.TargetMethod) is null && Callees.Of(model.Compilation).BodiesOf(call.TargetMethod.OriginalDefinition, cancellation).IsEmpty
                => (call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name, call.Syntax),
            IInvalidOperation { Syntax: InvocationExpressionSyntax call } when call.Parent is not MemberAccessExpressionSyntax && !IsLog(call, operation.SemanticModel) => (call.Expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Last().Identifier.Text, call),
            _ => null,
        };
        return unseen is { } found
            ? Condition($"{found.Name} is out of sight: this holds if it has processed the message when it returns, and throws when it has not", found.At)
            : null;
    }

    /// <summary>A clause that takes all failures of some work, and goes on.</summary>
    /// <param name="consumes">Whether the member has the loop; a clause around the whole of it ends the consuming as well.</param>
    private Reason? Ended(IOperation operation, bool consumes) =>
        operation is ICatchClauseOperation { Parent: ITryOperation attempt } clause && Catches.All(clause.ExceptionType) && clause.Handler.Operations.LastOrDefault() is not (IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation })
        && (!consumes || OwnOperations.Around<ILoopOperation>(attempt) is not null)
        && OwnOperations.Of(attempt.Body).OfType<IInvocationOperation>().Any(call => model.Symbols.ClientMethod(call.TargetMethod) is null && !KnownCallees.Observes(call.TargetMethod))
            ? Condition("failures end in a clause here: this holds if it keeps the message, or what failed is not the processing", clause.Syntax)
            : null;

    /// <summary>A call on a logger whose package is not restored: it only watches.</summary>
    internal static bool IsLog(InvocationExpressionSyntax call, SemanticModel? semantics) => call.Expression is MemberAccessExpressionSyntax { Expression: var logger, Name.Identifier.Text: var name }
        && name.StartsWith("Log", StringComparison.Ordinal) && semantics?.GetTypeInfo(logger).Type is IErrorTypeSymbol { Name: "ILogger" };

    /// <summary>A delegate that somebody else has made.</summary>
    private static bool IsFromOutside(IOperation? delegated) => OwnOperations.Unconverted(delegated) is IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation;

    private static bool IsLibrary(IMethodSymbol method) => method.ContainingAssembly is { } assembly && OptionsBindings.IsOfLibrary(assembly);

    /// <summary>The member and those that it may run, as far as their bodies are in sight.</summary>
    private List<SyntaxNode> Reached(SyntaxNode start)
    {
        var seen = new List<SyntaxNode> { start };
        for (var place = 0; place < seen.Count && seen.Count < Limits.SightMembers; place++)
        {
            var bodies = (model.Operation(seen[place], cancellation)?.DescendantsAndSelf() ?? []).OfType<IInvocationOperation>()
                .SelectMany(call => Callees.Of(model.Compilation).BodiesOf((call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition, cancellation));
            seen.AddRange(bodies.Where(body => !seen.Contains(body)).Distinct().ToList());
        }

        return seen;
    }
}
