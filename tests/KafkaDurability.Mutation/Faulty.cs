using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Mutation;

/// <summary>The mutants that a compiler error comes from.</summary>
internal static partial class Faulty
{
    public static IEnumerable<int> Of(Diagnostic error)
    {
        var at = error.Location.SourceTree!.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
        if (error.Id == "CS0165" && Unassigned(at) is { Count: > 0 } culprits)
        {
            return culprits;
        }

        foreach (var around in at.AncestorsAndSelf().TakeWhile(node => node is not MemberDeclarationSyntax))
        {
            // The one around it, or those that it is told of first.
            var within = around.DescendantNodesAndSelf(node => node == around || Id(node) is null).Select(Id).OfType<int>().ToList();
            if (within.Count > 0)
            {
                return Id(around) is { } one ? [one] : within;
            }
        }

        throw new InvalidOperationException(error + "\n" + at.FirstAncestorOrSelf<MemberDeclarationSyntax>());
    }

    /// <summary>A variable may have no value: of the mutants around the place that gives it one first those that are true all the same, or leave it out.</summary>
    private static List<int> Unassigned(SyntaxNode use)
    {
        var givers = use.FirstAncestorOrSelf<MemberDeclarationSyntax>()!.DescendantNodes().Where(node => node switch
        {
            SingleVariableDesignationSyntax variable => variable.Identifier.ValueText == use.ToString(),
            AssignmentExpressionSyntax assignment => assignment.Left.ToString() == use.ToString(),
            ArgumentSyntax argument => argument.RefKindKeyword.RawKind != 0 && argument.Expression.ToString() == use.ToString(),
            _ => false,
        }).SelectMany(node => node.Ancestors()).Distinct().Where(node => Id(node) is not null).ToList();
        var first = givers.Where(node => node is IfStatementSyntax || node.ToString().Contains("Unseen(" + Id(node) + ")", StringComparison.Ordinal)).ToList();
        return [.. (first.Count > 0 ? first : givers).Select(node => Id(node)!.Value)];
    }

    private static int? Id(SyntaxNode node) => node switch
    {
        ConditionalExpressionSyntax { Condition: InvocationExpressionSyntax condition } => Id(condition.ToString()),
        IfStatementSyntax { Condition: PrefixUnaryExpressionSyntax { Operand: InvocationExpressionSyntax condition } } => Id(condition.ToString()),
        SwitchExpressionArmSyntax { WhenClause: { } when } => Id(when.ToString()),
        CasePatternSwitchLabelSyntax { WhenClause: { } when } => Id(when.ToString()),
        _ => null,
    };

    private static int? Id(string condition) => Switched().Match(condition) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"Mutation\.Switch\.(?:Is|On)\((\d+)\)\s*$")]
    private static partial Regex Switched();
}
