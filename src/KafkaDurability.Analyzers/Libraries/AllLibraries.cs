using System.Collections.Immutable;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>The libraries whose set-up is read.</summary>
internal static class AllLibraries
{
    private static readonly ImmutableArray<Library> s_all = ImmutableArray.Create<Library>(
        new KafkaFlow(),
        new MassTransit(),
        new Wolverine(),
        new Functions(),
        new Streamiz(),
        new Brighter(),
        new SlimMessageBus(),
        new Cap(),
        new Silverback(),
        new Akka());

    /// <summary>Those that a program references.</summary>
    public static IEnumerable<Library> In(LibraryReferences references) => s_all.Where(library => library.Assemblies.Any(references.Has));
}
