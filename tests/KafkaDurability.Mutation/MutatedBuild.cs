using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Mutation;

/// <summary>The analyzers, compiled with all mutants of some files in them.</summary>
internal static class MutatedBuild
{
    /// <param name="root">The folder of the analyzers' project, which has been built.</param>
    /// <param name="parts">What the paths of the files begin with, from there.</param>
    /// <param name="output">The assembly.</param>
    public static IReadOnlyList<Mutant> Make(string root, IReadOnlyList<string> parts, string output)
    {
        var compilation = Compile(root);
        var files = compilation.SyntaxTrees.Where(tree => parts.Any(part => tree.FilePath.StartsWith(part, StringComparison.Ordinal))).OrderBy(tree => tree.FilePath, StringComparer.Ordinal).ToList();
        var dropped = new HashSet<int>();
        while (true)
        {
            var (changed, mutants) = Change(compilation, files, dropped);
            var faulty = changed.SyntaxTrees.Where(tree => files.Any(file => file.FilePath == tree.FilePath))
                .SelectMany(tree => changed.GetSemanticModel(tree).GetDiagnostics())
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .SelectMany(Faulty.Of).ToHashSet();
            if (faulty.Count == 0)
            {
                using var stream = File.Create(output);
                var result = changed.Emit(stream);
                return result.Success ? mutants : throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(20)));
            }

            dropped.UnionWith(faulty);
        }
    }

    private static CSharpCompilation Compile(string root)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var generated = Directory.EnumerateFiles(Path.Combine(root, "obj/Debug"), "KafkaDurability.Analyzers.*.cs", SearchOption.AllDirectories);
        var sources = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Where(path => !Path.GetRelativePath(root, path).StartsWith("obj", StringComparison.Ordinal));
        var libraries = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => !path.Contains("KafkaDurability.Analyzers", StringComparison.Ordinal));
        return CSharpCompilation.Create(
            "KafkaDurability.Analyzers",
            sources.Concat(generated).Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, Path.GetRelativePath(root, path).Replace('\\', '/'))),
            libraries.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Disable));
    }

    private static (CSharpCompilation Changed, IReadOnlyList<Mutant> Mutants) Change(CSharpCompilation compilation, List<SyntaxTree> files, HashSet<int> dropped)
    {
        var (changed, mutants, last) = (compilation, new List<Mutant>(), 0);
        foreach (var tree in files)
        {
            var mutator = new Mutator(compilation.GetSemanticModel(tree), tree.FilePath, dropped, last);
            var root = mutator.Visit(tree.GetRoot())!;
            changed = changed.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(root.ToFullString(), (CSharpParseOptions)tree.Options, tree.FilePath));
            mutants.AddRange(mutator.Mutants);
            last = mutator.Last;
        }

        return (changed, mutants);
    }
}
