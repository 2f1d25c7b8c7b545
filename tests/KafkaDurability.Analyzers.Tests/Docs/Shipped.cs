using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers.Tests.Docs;

/// <summary>The analyzers and fixers that the package carries, found as a host finds them.</summary>
internal static class Shipped
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        InstancesOf<DiagnosticAnalyzer>("KafkaDurability.Analyzers");

    public static ImmutableArray<CodeFixProvider> Fixers { get; } =
        InstancesOf<CodeFixProvider>("KafkaDurability.Analyzers.CodeFixes");

    public static IReadOnlyList<DiagnosticDescriptor> Rules { get; } = Analyzers
        .SelectMany(analyzer => analyzer.SupportedDiagnostics)
        .DistinctBy(rule => rule.Id)
        .OrderBy(rule => rule.Id, StringComparer.Ordinal)
        .ToList();

    /// <summary>The fixers that change what the rule reports; the baseline takes any finding.</summary>
    public static IEnumerable<CodeFixProvider> FixersOf(string id) =>
        Fixers.Where(fixer => fixer is not CodeFixes.BaselineFixer && fixer.FixableDiagnosticIds.Contains(id));

    private static ImmutableArray<T> InstancesOf<T>(string assembly) => Assembly.Load(assembly).GetTypes()
        .Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract)
        .Select(type => (T)Activator.CreateInstance(type, nonPublic: true)!)
        .ToImmutableArray();
}
