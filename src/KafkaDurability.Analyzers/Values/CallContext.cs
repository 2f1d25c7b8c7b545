namespace KafkaDurability.Analyzers.Values;

/// <summary>A way on which an object comes to the members that see it: what one caller of a factory does with it is not what another does.</summary>
internal sealed class CallContext
{
    private readonly CallContext? _stem;

    public CallContext(CallContext? stem) => _stem = stem;

    /// <summary>Whether the one goes on where the other ends, or they are the same.</summary>
    public bool Meets(CallContext other) => IsOn(other) || other.IsOn(this);

    private bool IsOn(CallContext other)
    {
        for (var branch = this; branch is not null; branch = branch._stem)
        {
            if (branch == other)
            {
                return true;
            }
        }

        return false;
    }
}
