using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>Which of the rules over settings yields where two see one defect.</summary>
internal static class SettingRules
{
    /// <summary>Of two findings on one set of settings the winner stands; on the same code, or anywhere on it.</summary>
    private static readonly (string[] Winners, string[] Losers, bool SameCode)[] s_precedence =
    [
        (["KD1005"], ["KD1001", "KD1002", "KD1004", "KD1006"], true),
        (["KD1005"], ["KD1008"], false),
        (["KD1001", "KD1002"], ["KD1003"], false),
        (["KD2006"], ["KD2009"], true),
        (["KD2003", "KD2004", "KD2119", "KD4003"], ["KD2001", "KD2002"], false),
        (["KD2004"], ["KD2005", "KD4003"], false),
        (["KD5002", "KD5005"], ["KD1003", "KD2002", "KD2004", "KD2005", "KD2006", "KD2007"], false),
    ];

    /// <summary>What the rules find in one set of settings, each defect once.</summary>
    public static IEnumerable<Finding> Judge(ClientSettings settings)
    {
        var all = AllRules.Over<ClientSettings>().SelectMany(rule => rule.Judge(settings)).ToList();
        if (all.Count == 0)
        {
            return all; // As with most.
        }

        var findings = all.GroupBy(Identity)
            .Select(same => same.First())
            .Select(finding => settings.Config is { BoundWrite: not null, Section: { } section } && finding.At == settings.Config.Creation && finding.Files.IsEmpty
                ? finding with { Files = ImmutableArray.Create(section.Body) }
                : finding)
            .ToList();
        return findings.Where(finding => !s_precedence.Any(order =>
            order.Losers.Contains(finding.Rule.Id)
            && findings.Any(other => order.Winners.Contains(other.Rule.Id) && (!order.SameCode || IsSameCode(other, finding)))));
    }

    /// <summary>Findings in several sets of settings that one piece of code writes to, each once.</summary>
    public static IEnumerable<Finding> Settle(IReadOnlyCollection<Finding> findings) => findings
        .GroupBy(Identity)
        .Select(same => same.First())
        .Where(finding => !s_precedence.Any(order =>
            order.SameCode && order.Losers.Contains(finding.Rule.Id)
            && findings.Any(other => order.Winners.Contains(other.Rule.Id) && IsSameCode(other, finding))));

    private static (string, SyntaxNode, AppSettings.FilePlace?) Identity(Finding finding) => (finding.Rule.Id, finding.At, finding.Files.FirstOrDefault());

    private static bool IsSameCode(Finding left, Finding right) => left.Files.FirstOrDefault() is { } place
        ? right.Files.FirstOrDefault() is { } other && place.Path == other.Path && place.Span.OverlapsWith(other.Span)
        : right.Files.IsEmpty && left.At.SyntaxTree == right.At.SyntaxTree && left.At.Span.OverlapsWith(right.At.Span);
}
