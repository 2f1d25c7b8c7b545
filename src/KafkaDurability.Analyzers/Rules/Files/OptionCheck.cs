using System.Collections.Generic;
using System.IO;
using System.Threading;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>Looks through the options of all files of a compilation, and reports each wrong one once, where it is written.</summary>
/// <remarks>The compiler does not give the paths of .editorconfig files; the package hands those that have such options over as additional files.</remarks>
internal static class OptionCheck
{
    private static readonly string[] s_extensions = [".editorconfig", ".globalconfig"];

    public static void Report(CompilationAnalysisContext context)
    {
        var provider = context.Options.AnalyzerConfigOptionsProvider;
        var files = context.Compilation.SyntaxTrees.Select(provider.GetOptions).Concat(context.Options.AdditionalFiles.Select(provider.GetOptions));

        // An option mostly holds for a whole folder.
        var reported = new HashSet<(string, string)>();
        foreach (var options in files.Distinct().Select(file => new KafkaOptions(file)))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            foreach (var (option, text) in options.Rejected().Where(rejected => reported.Add((rejected.Option.Key, rejected.Text))))
            {
                context.ReportDiagnostic(OptionRejected.Instance.Value(Place(context, option.Key, text), option, text));
            }

            foreach (var key in options.Unknown().Where(key => reported.Add((key, ""))))
            {
                context.ReportDiagnostic(OptionRejected.Instance.Name(Place(context, key, null), key));
            }
        }
    }

    private static Location? Place(CompilationAnalysisContext context, string key, string? value) => context.Options.AdditionalFiles
        .Where(file => s_extensions.Contains(Path.GetExtension(file.Path), StringComparer.OrdinalIgnoreCase))
        .Select(file => Place(file, key, value, context.CancellationToken))
        .FirstOrDefault(place => place is not null);

    private static Location? Place(AdditionalText file, string key, string? value, CancellationToken cancellation)
    {
        if (file.GetText(cancellation) is not { } text)
        {
            return null;
        }

        foreach (var line in text.Lines)
        {
            var written = line.ToString();
            var sign = written.IndexOf('=');
            if (sign > 0 && Same(written.Substring(0, sign), key) && (value is null || Same(Uncommented(written.Substring(sign + 1)), value)))
            {
                var start = line.Start + written.Length - written.TrimStart().Length;
                return FilePlace.In(file.Path, text, TextSpan.FromBounds(start, line.Start + written.TrimEnd().Length)).Location;
            }
        }

        return null;
    }

    private static string Uncommented(string value) => value.Split([" #", " ;"], StringSplitOptions.None)[0];

    private static bool Same(string left, string right) => string.Equals(left.Trim(), right.Trim(), StringComparison.OrdinalIgnoreCase);
}
