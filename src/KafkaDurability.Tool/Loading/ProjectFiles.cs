using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Tool.Loading;

/// <summary>Gives a project what the package would give the compiler: its settings files and the options of its folders.</summary>
internal static class ProjectFiles
{
    /// <param name="withConfig">Whether its .editorconfig files are still to be found: a build brings them.</param>
    public static Solution AddTo(Solution solution, ProjectId id, string folder, bool withConfig)
    {
        var known = solution.GetProject(id)!.AdditionalDocuments.Select(document => document.FilePath).ToHashSet();
        foreach (var file in SourceFiles.Settings(folder).Where(file => !known.Contains(file)))
        {
            if (SourceFiles.Read(file, out _) is { } text)
            {
                solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), Path.GetFileName(file), SourceText.From(text), filePath: file);
            }
        }

        for (var above = withConfig ? folder : null; above is not null; above = Path.GetDirectoryName(above))
        {
            var file = Path.Combine(above, ".editorconfig");
            if (File.Exists(file) && SourceFiles.Read(file, out _) is { } text)
            {
                solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), ".editorconfig", SourceText.From(text), filePath: file);
                if (text.Split('\n').Any(line => line.Replace(" ", "").Trim().Equals("root=true", StringComparison.OrdinalIgnoreCase)))
                {
                    break;
                }
            }
        }

        return solution;
    }
}
