using System.Collections.Immutable;
using KafkaDurability.Tool.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Tool.Analysis;

/// <summary>A project joined with the code of all projects that it uses, as one program.</summary>
/// <param name="Project">The one that no other uses: a service, a program, or a library for others.</param>
internal sealed record JoinedProgram(Project Project, CSharpCompilation Compilation, AnalyzerOptions Options);

/// <summary>Finds the programs of a solution: what starts by itself, with all that it uses. Tests are none.</summary>
internal static class Programs
{
    public static async Task<IReadOnlyList<JoinedProgram>> OfAsync(LoadedCode code, CancellationToken cancellation)
    {
        var projects = code.Projects.Select(id => code.Solution.GetProject(id)!).Where(project => !IsTest(project)).ToList();
        var byPath = projects.Where(project => project.FilePath is not null).ToDictionary(project => project.FilePath!);
        var used = projects.SelectMany(project => Direct(project)).ToHashSet();
        var programs = new List<JoinedProgram>();
        foreach (var top in projects.Where(project => !used.Contains(project)))
        {
            var closure = Closure(top);
            if (closure.Count > 1 && await JoinAsync(top, closure, cancellation) is { } program)
            {
                programs.Add(program);
            }
        }

        return programs;

        // A project for several frameworks stands for all of its forms.
        IEnumerable<Project> Direct(Project project) => project.ProjectReferences
            .Select(reference => code.Solution.GetProject(reference.ProjectId)?.FilePath)
            .OfType<string>().Where(byPath.ContainsKey).Select(path => byPath[path]).Distinct();

        List<Project> Closure(Project top)
        {
            var seen = new List<Project> { top };
            for (var place = 0; place < seen.Count; place++)
            {
                seen.AddRange(Direct(seen[place]).Where(next => !seen.Contains(next)).ToList());
            }

            return seen;
        }
    }

    /// <summary>The name of the project whose file it is.</summary>
    public static string? OwnerOf(Location location, LoadedCode code)
    {
        var path = location.GetLineSpan().Path;
        return code.Projects.Select(id => code.Solution.GetProject(id)!).FirstOrDefault(project =>
            project.Documents.Any(document => document.FilePath == path) || project.AdditionalDocuments.Any(document => document.FilePath == path))?.Name;
    }

    private static async Task<JoinedProgram?> JoinAsync(Project top, List<Project> closure, CancellationToken cancellation)
    {
        var compilations = new List<CSharpCompilation>();
        foreach (var project in closure)
        {
            if (await project.GetCompilationAsync(cancellation) is CSharpCompilation compilation)
            {
                compilations.Add(compilation);
            }
        }

        var main = compilations[0];
        var references = compilations.SelectMany(compilation => compilation.References)
            .Where(reference => reference is PortableExecutableReference)
            .GroupBy(reference => Path.GetFileName(reference.Display ?? ""), StringComparer.OrdinalIgnoreCase)
            .Select(same => same.First());
        var joined = main.WithReferences(references).AddSyntaxTrees(compilations.Skip(1).SelectMany(compilation => compilation.SyntaxTrees).Where(tree => !main.ContainsSyntaxTree(tree)));
        var options = new AnalyzerOptions(
            closure.SelectMany(project => project.AnalyzerOptions.AdditionalFiles).GroupBy(file => file.Path).Select(same => same.First()).ToImmutableArray(),
            new JoinedOptions(compilations.Zip(closure, (compilation, project) => (compilation, project.AnalyzerOptions.AnalyzerConfigOptionsProvider)).ToList()));
        var config = new JoinedSeverities(compilations);
        return new JoinedProgram(top, joined.WithOptions(joined.Options.WithSyntaxTreeOptionsProvider(config)), options);
    }

    private static bool IsTest(Project project) => project.MetadataReferences.Any(reference =>
        Path.GetFileName(reference.Display ?? "") is "xunit.core.dll" or "xunit.v3.core.dll" or "nunit.framework.dll" or "Microsoft.VisualStudio.TestPlatform.TestFramework.dll" or "MSTest.TestFramework.dll" or "TUnit.Core.dll");
}
