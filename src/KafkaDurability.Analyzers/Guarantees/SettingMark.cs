namespace KafkaDurability.Analyzers.Guarantees;

/// <summary>What is to be noticed of a setting before its value.</summary>
internal enum SettingMark
{
    None,

    /// <summary>Another setting, or what the code does, does not go with it.</summary>
    Contradiction,

    /// <summary>It is written, and the client never uses it.</summary>
    Dead,
}

/// <summary>Which findings say that settings do not go together.</summary>
internal static class SettingMarks
{
    public static bool IsContradiction(string rule) => rule is "KD1005" or "KD2004" or "KD2006" or "KD2009" or "KD4003";
}
