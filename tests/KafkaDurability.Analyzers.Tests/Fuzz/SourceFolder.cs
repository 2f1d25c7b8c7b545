using KafkaDurability.Analyzers.Tests.Docs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Tests.Fuzz;

/// <summary>
/// Programs of others, as they lie in a folder: a project for each project file, and without one for each folder in it.
/// Types of packages that the tests do not have stay unknown, as in an editor before a restore.
/// </summary>
internal static class SourceFolder
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    public static IEnumerable<(string Name, Project Project)> Projects(string? folder)
    {
        if (string.IsNullOrEmpty(folder))
        {
            return [];
        }

        var projects = Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories).Select(path => Path.GetDirectoryName(path)!).Distinct().ToList();
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Order(StringComparer.Ordinal)
            .GroupBy(path => Owner(path, projects) ?? FolderIn(folder, path))
            .Select(files => (Path.GetRelativePath(folder, files.Key), Open(files.Key, files)));
    }

    private static string? Owner(string path, List<string> projects) =>
        projects.Where(project => path.StartsWith(project + Path.DirectorySeparatorChar, StringComparison.Ordinal)).MaxBy(project => project.Length);

    private static string FolderIn(string folder, string path) =>
        Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar) is [var first, _, ..] ? Path.Combine(folder, first) : folder;

    private static Project Open(string folder, IEnumerable<string> files)
    {
        var texts = files.Select(path => (Path: path, Text: SourceText.From(File.ReadAllText(path)))).ToList();
        var statements = texts.Any(file => CSharpSyntaxTree.ParseText(file.Text).GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any());
        var project = new AdhocWorkspace().AddProject("Folder", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(
                statements ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable))
            .WithMetadataReferences(SampleReferences.Hosting)
            .AddDocument("Usings.cs", SourceText.From(Usings)).Project;
        foreach (var (path, text) in texts)
        {
            project = project.AddDocument(path, text, filePath: path).Project;
        }

        foreach (var path in Directory.EnumerateFiles(folder, "appsettings*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            project = project.AddAdditionalDocument(path, SourceText.From(File.ReadAllText(path)), filePath: path).Project;
        }

        return project;
    }
}
