using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Values;

/// <summary>Something that a member does with an object, found when the states have come to rest.</summary>
/// <param name="Site">The object as the member names it.</param>
internal abstract record Fact(Site Site)
{
    /// <summary>Whether a caller of the member does it, too, by the call.</summary>
    public virtual bool IsOfCallers => false;

    /// <summary>The same as a caller of the member does it.</summary>
    /// <param name="site">The caller's name for the object.</param>
    /// <param name="heap">What is known where it calls.</param>
    public virtual Fact InCaller(Site site, Heap heap) => this with { Site = site };

    /// <summary>The same where it may happen when the member has done all that it does.</summary>
    /// <param name="end">What the object holds then.</param>
    public virtual Fact Late(ObjectState end) => this;

    /// <summary>The object comes in as an argument, or a parameter of the primary constructor.</summary>
    protected bool IsOnParameter => Site.Root is VariablePath;
}

/// <summary>An object, or what was made from it, is put into a field or property of the own type.</summary>
/// <param name="IsDerived">It is what was made from the object: the object cannot be written to through it.</param>
internal sealed record StoredIn(Site Site, ISymbol Member, bool IsDerived) : Fact(Site)
{
    public override bool IsOfCallers => IsOnParameter;
}

/// <summary>An object, or what was made from it, is an argument of a method in sight.</summary>
internal sealed record Argument(Site Site, IParameterSymbol Parameter) : Fact(Site)
{
    public override bool IsOfCallers => IsOnParameter;
}

/// <summary>An object, or what was made from it, is what the container gives for a service.</summary>
internal sealed record Provided(Site Site, Service Service) : Fact(Site)
{
    public override bool IsOfCallers => IsOnParameter;
}

/// <summary>An object, or what was made from it, leaves the member.</summary>
internal sealed record Escape(Site Site, EscapeKind Kind) : Fact(Site)
{
    public override bool IsOfCallers => !Site.IsCreated && Kind != EscapeKind.Returned;
}

/// <summary>Where something goes that leaves a member.</summary>
internal enum EscapeKind
{
    /// <summary>To its callers, as its return value.</summary>
    Returned,

    /// <summary>What was made from the object goes to code that is not in sight.</summary>
    HandedOn,
}
