using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using KafkaDurability.Analyzers.AppSettings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Baselines;

/// <summary>The findings that a team has accepted for now, from an additional file: {"findings": [{"project", "rule", "member", "code"}]}.</summary>
internal sealed class Baseline
{
    public const string FileName = "kafka-durability.baseline.json";

    /// <summary>The MSBuild property of a build that writes the file.</summary>
    private const string Write = "build_property.KafkaDurabilityWriteBaseline";

    private static readonly ConditionalWeakTable<SourceText, Baseline> s_baselines = new();

    private readonly HashSet<BaselineEntry> _entries = [];

    private Baseline(SourceText text)
    {
        var json = JsonReader.Read(text.ToString());
        var findings = json.Root?.Members.FirstOrDefault(member => member.Name == "findings")?.Value;
        Error = json.Error ?? (findings is { Kind: JsonKind.Array } ? null : new JsonError(0, "there is no list of findings"));
        Entries = (findings?.Items ?? [])
            .Select(node => (Entry: BaselineEntry.Read(node)!, node.Span))
            .Where(read => read.Entry is not null && _entries.Add(read.Entry))
            .ToImmutableArray();
    }

    /// <summary>Why it hides nothing; null where it can be read.</summary>
    public JsonError? Error { get; }

    /// <summary>In the order of the file, each once.</summary>
    public ImmutableArray<(BaselineEntry Entry, TextSpan Span)> Entries { get; }

    /// <summary>The project's baseline; null where it has none. Read once for each text.</summary>
    public static Baseline? Of(AnalyzerOptions options, CancellationToken cancellation) =>
        File(options)?.GetText(cancellation) is { } text ? Of(text) : null;

    public static Baseline Of(SourceText text) => s_baselines.GetValue(text, key => new Baseline(key));

    public static AdditionalText? File(AnalyzerOptions options) => options.AdditionalFiles.FirstOrDefault(file => IsBaseline(file.Path));

    public static bool IsBaseline(string? path) => string.Equals(Path.GetFileName(path), FileName, System.StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether this build writes the baseline, so that nothing is hidden, and nothing may fail it.</summary>
    public static bool IsWritten(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(Write, out var text) && string.Equals(text, "true", System.StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it has the finding, which then counts as used.</summary>
    public bool Hides(Compilation compilation, string rule, Fingerprint fingerprint)
    {
        var entry = new BaselineEntry(compilation.AssemblyName ?? "", rule, fingerprint);
        var found = _entries.Contains(entry) ? entry : _entries.Contains(entry with { Project = "" }) ? entry with { Project = "" } : null;
        if (found is not null)
        {
            BaselineUse.Of(compilation).Add(found);
        }

        return found is not null;
    }
}
