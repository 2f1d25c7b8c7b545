using System.Collections.Immutable;
using KafkaDurability.Tool.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Tool.Analysis;

/// <summary>A project joined with the code of all projects that it uses, as one program.</summary>
/// <param name="Project">The one that no other uses: a service, a program, or a library for others.</param>
/// <param name="Parts">It, and the projects that it uses.</param>
/// <param name="Apart">Files of which it proves nothing; see <see cref="Twins"/>.</param>
internal sealed record JoinedProgram(Project Project, IReadOnlyList<Project> Parts, CSharpCompilation Compilation, AnalyzerOptions Options, IReadOnlySet<string> Apart);

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
        // One framework: its reference assemblies, or what they are implemented by.
        var hasCore = main.References.Any(IsCore);
        var references = compilations.SelectMany(compilation => compilation.References)
            .Where(reference => reference is PortableExecutableReference)
            .GroupBy(reference => Path.GetFileName(reference.Display ?? ""), StringComparer.OrdinalIgnoreCase)
            .Select(same => same.First())
            .Where(reference => hasCore || !IsCore(reference));
        // The compiler refuses trees of different languages and features in one program; what holds for a file stays that of its project.
        var form = compilations.SelectMany(compilation => compilation.SyntaxTrees).Select(tree => (CSharpParseOptions)tree.Options).OrderByDescending(options => options.LanguageVersion).First();
        var origins = compilations.Zip(closure, (compilation, project) => (compilation, project.AnalyzerOptions.AnalyzerConfigOptionsProvider))
            .SelectMany(part => part.compilation.SyntaxTrees.Select(tree => (Tree: tree.WithRootAndOptions(tree.GetRoot(cancellation), ((CSharpParseOptions)tree.Options).WithLanguageVersion(form.LanguageVersion).WithFeatures(form.Features)), Origin: new TreeOrigin(tree, part.compilation, part.AnalyzerConfigOptionsProvider))))
            .DistinctBy(pair => pair.Tree.FilePath).ToDictionary(pair => pair.Tree, pair => pair.Origin);
        var joined = main.RemoveAllSyntaxTrees().WithReferences(references).AddSyntaxTrees(origins.Keys)
            .WithOptions(main.Options.WithSyntaxTreeOptionsProvider(new JoinedSeverities(origins)));
        var options = new AnalyzerOptions(
            closure.SelectMany(project => project.AnalyzerOptions.AdditionalFiles).GroupBy(file => file.Path).Select(same => same.First()).ToImmutableArray(),
            new JoinedOptions(origins, closure[0].AnalyzerOptions.AnalyzerConfigOptionsProvider));
        return new JoinedProgram(top, closure, joined, options, Twins.FilesWith(compilations, cancellation));
    }

    private static bool IsCore(MetadataReference reference) => Path.GetFileName(reference.Display ?? "").StartsWith("System.Private.", StringComparison.Ordinal);

    /// <summary>By what it references; where nothing is restored, by what its project file asks for.</summary>
    private static bool IsTest(Project project) => project.MetadataReferences.Any(reference =>
            Path.GetFileName(reference.Display ?? "") is "xunit.core.dll" or "xunit.v3.core.dll" or "nunit.framework.dll" or "Microsoft.VisualStudio.TestPlatform.TestFramework.dll" or "MSTest.TestFramework.dll" or "TUnit.Core.dll")
        || project.FilePath is { } path && SourceFiles.Read(path, out _)?.Contains("\"Microsoft.NET.Test.Sdk\"", StringComparison.OrdinalIgnoreCase) == true;
}
