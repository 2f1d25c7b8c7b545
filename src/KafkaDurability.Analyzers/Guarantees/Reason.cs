using System.Collections.Immutable;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Guarantees;

/// <summary>Why a guarantee is no better, or what it rests on.</summary>
internal enum ReasonKind
{
    /// <summary>A finding that takes the guarantee away.</summary>
    Hazard,

    /// <summary>A setting, or code, that it rests on.</summary>
    Ground,

    /// <summary>It holds if this does, which is out of sight.</summary>
    Condition,

    /// <summary>Out of sight, and it decides.</summary>
    OutOfSight,
}

/// <param name="Text">A clause, without a full stop: "enable.auto.commit is true by default".</param>
/// <param name="Code">Where; null where it is nowhere in code, as a default.</param>
/// <param name="File">The place in a settings file, which <paramref name="Code"/> binds.</param>
/// <param name="Rule">The rule that says it; null where none does.</param>
internal sealed record Reason(ReasonKind Kind, string Text, SyntaxNode? Code = null, FilePlace? File = null, string? Rule = null)
{
    /// <summary>The other places of a finding.</summary>
    public ImmutableArray<SyntaxNode> Way { get; init; } = ImmutableArray<SyntaxNode>.Empty;

    public static Reason Of(Hazard hazard) => new(ReasonKind.Hazard, hazard.Message, hazard.At, hazard.Files.FirstOrDefault(), hazard.Rule) { Way = hazard.Related };

    /// <summary>"line 5", for messages; empty where it is nowhere.</summary>
    public string Place => File?.ToString() ?? (Code is null ? "" : $"line {Lines.Number(Code)}");
}
