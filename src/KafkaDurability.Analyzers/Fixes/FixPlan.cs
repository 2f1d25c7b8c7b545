using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Fixes;

/// <summary>One way to mend a finding: a title for the user and the edits, all in the document of the diagnostic.</summary>
/// <remarks>Travels from analyzer to fixer as text in <see cref="Diagnostic.Properties"/>.</remarks>
internal sealed class FixPlan
{
    private const string Prefix = "plan";
    private readonly ImmutableArray<SyntaxTree> _trees;

    private FixPlan(string title, bool editorOnly, ImmutableArray<Edit> edits, ImmutableArray<SyntaxTree> trees)
    {
        Title = title;
        EditorOnly = editorOnly;
        Edits = edits;
        _trees = trees;
    }

    /// <summary>What the user picks. A finding has one plan at most that is not for the editor only.</summary>
    public string Title { get; }

    /// <summary>Offered one at a time in the editor; no part of FixAll and <c>dotnet format</c>.</summary>
    public bool EditorOnly { get; }

    public ImmutableArray<Edit> Edits { get; }

    /// <param name="edits">Each edit with the node it speaks of; edits outside the diagnostic's document withhold the plan.</param>
    public static FixPlan Create(string title, bool editorOnly, IEnumerable<(SyntaxNode Node, Edit Edit)> edits)
    {
        var list = edits.Distinct().ToList();
        return new FixPlan(
            title,
            editorOnly,
            list.Select(edit => edit.Edit).ToImmutableArray(),
            list.Select(edit => edit.Node.SyntaxTree).Distinct().ToImmutableArray());
    }

    /// <summary>The settings file that the edits are in; null where they are in code.</summary>
    public string? File => Edits.Length > 0 ? Edits[0].File : null;

    /// <summary>Whether the edits are all in the document, or all in one settings file.</summary>
    public bool IsWithin(SyntaxTree tree) => Edits.Length > 0 && Edits.All(edit => edit.File == File) && (File is not null || _trees.All(other => other == tree));

    public static ImmutableDictionary<string, string?> Write(IEnumerable<FixPlan> plans) =>
        plans.Select((plan, index) => (index, plan)).ToImmutableDictionary(
            item => Prefix + item.index.ToString(CultureInfo.InvariantCulture),
            item => (string?)item.plan.Write());

    /// <summary>The plans that a diagnostic carries; text that is not one of this version's plans is left out.</summary>
    public static ImmutableArray<FixPlan> Read(ImmutableDictionary<string, string?> properties) =>
        properties.Where(property => property.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .OrderBy(property => property.Key, StringComparer.Ordinal)
            .Select(property => Parse(property.Value))
            .OfType<FixPlan>()
            .ToImmutableArray();

    private string Write() => string.Join(
        "\n",
        new[] { Title, (EditorOnly ? "editor" : "all") + (File is null ? "" : "|" + File) }.Concat(Edits.Select(edit => string.Join(
            "|",
            edit.Kind.ToString(),
            Write(edit.Span),
            edit.Key ?? "",
            edit.Value ?? "",
            edit.Other is { } other ? Write(other) : ""))));

    private static string Write(TextSpan span) =>
        span.Start.ToString(CultureInfo.InvariantCulture) + "+" + span.Length.ToString(CultureInfo.InvariantCulture);

    private static FixPlan? Parse(string? text)
    {
        var lines = text?.Split('\n') ?? [];
        if (lines.Length < 3)
        {
            return null;
        }

        var bar = lines[1].IndexOf('|');
        var file = bar < 0 ? null : lines[1].Substring(bar + 1);
        var edits = ImmutableArray.CreateBuilder<Edit>();
        foreach (var line in lines.Skip(2))
        {
            var parts = line.Split('|');
            if (parts.Length != 5 || !Enum.TryParse(parts[0], out EditKind kind) || ReadSpan(parts[1]) is not { } span)
            {
                return null;
            }

            edits.Add(new Edit(kind, span, NullIfEmpty(parts[2]), NullIfEmpty(parts[3]), ReadSpan(parts[4]), file));
        }

        return new FixPlan(lines[0], lines[1].StartsWith("editor", StringComparison.Ordinal), edits.ToImmutable(), ImmutableArray<SyntaxTree>.Empty);
    }

    private static TextSpan? ReadSpan(string text)
    {
        var parts = text.Split('+');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                ? new TextSpan(start, length)
                : null;
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
