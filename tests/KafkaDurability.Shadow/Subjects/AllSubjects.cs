using KafkaDurability.Analyzers.Tests.Docs;
using KafkaDurability.Analyzers.Tests.Fuzz;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KafkaDurability.Shadow.Subjects;

/// <summary>What two builds are compared on: the programs of the tests, the same half-typed, and the projects in folders.</summary>
internal static class AllSubjects
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Confluent.Kafka;
        """;

    private static readonly SyntaxTree s_usings = CSharpSyntaxTree.ParseText(Usings, path: "Usings.cs");

    /// <param name="step">Of the tests' programs one in so many.</param>
    public static IEnumerable<Subject> Of(int step, IEnumerable<string> folders)
    {
        var random = new Random(1);
        foreach (var (code, index) in Programs.All.Select((code, index) => (code, index)).Where(program => program.index % step == 0))
        {
            yield return Made($"tests/{index}", code);
            yield return Made($"fuzz/{index}", Mutation.Of(code, random));
        }

        foreach (var folder in folders)
        {
            foreach (var (name, project) in SourceFolder.Projects(folder))
            {
                yield return new Subject(name, project.GetCompilationAsync().GetAwaiter().GetResult()!, project.AnalyzerOptions.AdditionalFiles);
            }
        }
    }

    private static Subject Made(string name, string code) => new(
        name,
        CSharpCompilation.Create("Made", [CSharpSyntaxTree.ParseText(code, path: "Program.cs"), s_usings], SampleReferences.Hosting, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)),
        []);
}
