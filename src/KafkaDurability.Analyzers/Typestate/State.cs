namespace KafkaDurability.Analyzers.Typestate;

/// <summary>One of the states that an object of an automaton may be in.</summary>
/// <param name="name">As the page of the automata has it.</param>
/// <param name="meaning">A sentence for that page.</param>
/// <param name="isResting">Nothing is under way in it, so it does not matter which object came to it.</param>
internal sealed class State(string name, string meaning, bool isResting = false)
{
    /// <summary>In a table: the state stays what it is.</summary>
    public static readonly State Same = new("", "");

    public string Name { get; } = name;

    public string Meaning { get; } = meaning;

    public bool IsResting { get; } = isResting;
}

/// <summary>What code may do to an object. Those that any code may come to are named here; the others belong to one automaton.</summary>
/// <inheritdoc cref="State(string, string, bool)"/>
internal sealed class Event(string name, string meaning)
{
    public static readonly Event Thrown = new("throw", "an exception is on its way");

    public static readonly Event Handled = new("handled", "a catch block ends, and the exception with it");

    public static readonly Event Answered = new("answer", "code does what the failure asks for, or may do so out of sight: a whole catch or finally block counts as one answer");

    public static readonly Event Returns = new("return", "the function ends");

    public static readonly Event Escapes = new("escape", "an exception leaves the function");

    public static readonly Event Exits = new("exit", "the process is ended");

    public static readonly Event Replaced = new("new", "the variable gets a new object");

    public static readonly Event Cleared = new("null", "the variable gets null");

    public static readonly Event IsNull = new("is null", "a condition has found the variable to be null");

    public static readonly Event IsNotNull = new("is not null", "a condition has found that there is an object");

    public string Name { get; } = name;

    public string Meaning { get; } = meaning;

    public override string ToString() => Name;
}

/// <summary>What a protocol forbids.</summary>
/// <inheritdoc cref="State(string, string, bool)"/>
internal sealed class Error(string name, string meaning)
{
    public string Name { get; } = name;

    public string Meaning { get; } = meaning;
}
