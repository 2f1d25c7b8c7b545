using System.Collections.Immutable;
using KafkaDurability.Analyzers.Rules;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>The rules whose findings each fixer looks at, as the rules say. Which fix a finding offers, its rule decides.</summary>
internal static class FixableRules
{
    public static ImmutableArray<string> Settings { get; } = AllRules.FixedBy(FixKind.Setting);

    /// <summary>Those with fixes for the editor alone.</summary>
    public static ImmutableArray<string> Suggestions { get; } = AllRules.FixedBy(FixKind.Suggestion).RemoveAll(IsAutomatic);

    /// <summary>Those with a fix for the editor alone beside an automatic one.</summary>
    public static ImmutableArray<string> Alternatives { get; } = AllRules.FixedBy(FixKind.Suggestion).RemoveAll(id => !IsAutomatic(id));

    public static ImmutableArray<string> Statements { get; } = AllRules.FixedBy(FixKind.Statement);

    public static ImmutableArray<string> Offsets { get; } = AllRules.FixedBy(FixKind.Offset);

    /// <summary>Those whose findings may stand inside a settings file.</summary>
    public static ImmutableArray<string> SettingsFiles { get; } = AllRules.FixedBy(FixKind.Setting | FixKind.Suggestion | FixKind.SettingsFile);

    public static ImmutableArray<string> Libraries { get; } = AllRules.FixedBy(FixKind.Library);

    public static ImmutableArray<string> Finallies { get; } = AllRules.FixedBy(FixKind.Finally);

    /// <summary>Those that <c>dotnet format</c> fixes, where their findings have one right answer.</summary>
    public static ImmutableArray<string> Automatic => AllRules.FixedBy(FixKind.Setting | FixKind.Statement | FixKind.Offset | FixKind.Finally | FixKind.Library);

    private static bool IsAutomatic(string id) => Automatic.Contains(id);
}
