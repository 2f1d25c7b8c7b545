using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Program;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD2115: work that ends first passes what is still in work.</summary>
internal sealed class AdvancedOutOfOrder() : Rule<ClientMember>(
    Warning(
        "KD2115",
        "offsets are committed or stored in another order than consumed (own tasks, unordered collections): a higher one passes those in work",
        "{0} is called by the work that line {1} starts for each message{2}, so one that ends early passes earlier ones still in work, and a crash or a failure loses them; commit in the order of consuming",
        "An offset says that everything before it is done. Where messages are processed side by side, only the lowest one that is not done tells how far the group is."),
    Consequence.Loss)
{
    public override IEnumerable<Finding> Judge(ClientMember member) => UnorderedAdvance.In(member).Select(advance => new Finding(
        this,
        advance.Call.Syntax,
        new[] { advance.Consume?.Syntax, advance.Start.Syntax }.OfType<Microsoft.CodeAnalysis.SyntaxNode>().ToImmutableArray(),
        ImmutableArray<FixPlan>.Empty,
        advance.Call.TargetMethod.Name,
        Lines.Number(advance.Start.Syntax),
        advance.Consume is { } consume ? $" consumed in line {Lines.Number(consume.Syntax)}" : ""));
}
