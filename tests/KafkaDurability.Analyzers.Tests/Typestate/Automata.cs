using System.Reflection;
using KafkaDurability.Analyzers.Typestate;

namespace KafkaDurability.Analyzers.Tests.Typestate;

/// <summary>The automata of the package, found where they are declared.</summary>
internal static class Automata
{
    public static IReadOnlyList<Automaton> All { get; } = typeof(Automaton).Assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(field => field.FieldType == typeof(Automaton))
        .Select(field => (Automaton)field.GetValue(null)!)
        .OrderBy(automaton => automaton.Name, StringComparer.Ordinal)
        .ToList();

    public static TheoryData<string> Names { get; } = new(All.Select(automaton => automaton.Name));

    public static Automaton Of(string name) => All.Single(automaton => automaton.Name == name);
}
