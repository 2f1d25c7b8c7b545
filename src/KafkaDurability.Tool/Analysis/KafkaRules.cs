using System.Collections.Immutable;
using System.Reflection;
using KafkaDurability.Analyzers;
using KafkaDurability.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Tool.Analysis;

/// <summary>The analyzers of the package, and their rules.</summary>
internal static class KafkaRules
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = typeof(KafkaAnalyzer).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
        .OrderBy(type => type.Name, StringComparer.Ordinal)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
        .ToImmutableArray();

    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = AllRules.All
        .GroupBy(rule => rule.Id, StringComparer.Ordinal).OrderBy(same => same.Key, StringComparer.Ordinal)
        .Select(same => same.First().Descriptor)
        .ToImmutableArray();

    public static Consequence ConsequenceOf(string id) => AllRules.All.First(rule => rule.Id == id).Consequence;
}
