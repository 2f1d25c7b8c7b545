namespace KafkaDurability.Analyzers.Values;

/// <summary>What an object may hold at one point, in the terms of whoever follows it.</summary>
/// <param name="HasEscaped">It was handed to code that is not in sight, which may write to it.</param>
/// <remarks>For an object that comes from outside, this is what the code in sight does to it. A change that changes nothing gives the same state.</remarks>
internal abstract record ObjectState(bool HasEscaped)
{
    /// <summary>Code that is not in sight may write from here on.</summary>
    public abstract ObjectState Escape();

    /// <summary>What it holds where one of two paths was taken.</summary>
    public abstract ObjectState Join(ObjectState other);

    /// <summary>The writes of this state done on top of another: those of a callee, or of another member on a field.</summary>
    /// <param name="before">Null where nothing is written yet.</param>
    /// <param name="certain">False where they may not have happened.</param>
    public abstract ObjectState After(ObjectState? before, bool certain);
}
