namespace KafkaDurability.Analyzers.Rules;

/// <summary>The fixers that look at a rule's findings.</summary>
[Flags]
internal enum FixKind
{
    None = 0,

    /// <summary>Writes, changes or removes settings, in code and in settings files; for a whole solution, too.</summary>
    Setting = 1,

    /// <summary>Anything that has several right answers, or changes behaviour: in the editor alone, one at a time.</summary>
    Suggestion = 2,

    /// <summary>Adds, moves or awaits statements; for a whole solution, too.</summary>
    Statement = 4,

    /// <summary>Corrects the offset that is committed; for a whole solution, too.</summary>
    Offset = 8,

    /// <summary>Puts a call in a finally block; for a whole solution, too.</summary>
    Finally = 16,

    /// <summary>Edits settings files alone.</summary>
    SettingsFile = 32,

    /// <summary>Changes how a library over the client is set up: calls, arguments, attributes; for a whole solution, too.</summary>
    Library = 64,
}
