using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.Tests.Fuzz;

/// <summary>What a fix is held to.</summary>
internal enum FixCheck
{
    Parses,
    Compiles,
    Gone,
    Stable,
    Local,
    Layout,
    Quiet,
}

/// <summary>The outcome of one fix: for each check that it does not pass, why.</summary>
internal sealed class FixVerdict
{
    private readonly Dictionary<FixCheck, string> _complaints = [];

    private FixVerdict(string title) => Title = title;

    public string Title { get; }

    public IReadOnlyDictionary<FixCheck, string> Complaints => _complaints;

    /// <summary>Warnings of the package that there are more of than before.</summary>
    public IReadOnlyList<string> Raised { get; private set; } = [];

    public int LinesTouched { get; private set; }

    public string Before { get; private set; } = "";

    public string After { get; private set; } = "";

    public static async Task<FixVerdict> OfAsync(ProjectState before, ProjectState after, Diagnostic finding, string title, CancellationToken token)
    {
        var verdict = new FixVerdict(title);
        var changed = after.Project.GetChanges(before.Project);
        var documents = changed.GetChangedDocuments().Concat(changed.GetChangedAdditionalDocuments()).ToList();
        if (documents is not [var id])
        {
            verdict._complaints[FixCheck.Local] = $"{documents.Count} documents change";
            return verdict;
        }

        var (old, now) = (Of(before.Project, id), Of(after.Project, id));
        var (oldText, nowText) = (await old.GetTextAsync(token), await now.GetTextAsync(token));
        var changes = nowText.GetTextChanges(oldText);
        (verdict.Before, verdict.After) = (oldText.ToString(), nowText.ToString());
        verdict.Say(FixCheck.Compiles, before.NewErrors(after) is { Length: > 0 } errors ? errors : null);
        verdict.Say(FixCheck.Layout, FixLayout.Complaint(oldText, nowText, changes));
        if (old is Document oldDocument && now is Document nowDocument)
        {
            var (oldRoot, nowRoot) = ((await oldDocument.GetSyntaxRootAsync(token))!, (await nowDocument.GetSyntaxRootAsync(token))!);
            verdict.Say(FixCheck.Parses, Errors(nowRoot) > Errors(oldRoot) ? nowRoot.GetDiagnostics().First().ToString() : null);
            if (!verdict._complaints.ContainsKey(FixCheck.Layout))
            {
                verdict.Say(FixCheck.Layout, FixLayout.Complaint(oldRoot, nowRoot));
            }

            var plan = FixPlan.Read(finding.Properties).First(plan => plan.Title == title);
            verdict.Say(FixCheck.Local, FixRegion.Of(oldRoot, finding, plan).Complaint(oldText, changes));
        }
        else
        {
            verdict.Say(FixCheck.Parses, JsonReader.Read(nowText.ToString()).Root is null ? "not JSON any more" : null);
        }

        verdict.LinesTouched = changes.Sum(change => oldText.Lines.GetLineFromPosition(change.Span.End).LineNumber - oldText.Lines.GetLineFromPosition(change.Span.Start).LineNumber + 1);
        var left = Same(before, after, finding, changes).FirstOrDefault();
        verdict.Say(FixCheck.Gone, left is not null ? $"still there: {left}" : Count(after, finding) >= Count(before, finding) && !FixChains.Outwards.Contains(finding.Id) ? $"as many {finding.Id} as before" : null);
        verdict.Say(FixCheck.Stable, left is null ? null : await ChangesAgainAsync(after, left, title, nowText, id, token));
        verdict.Raised = [.. before.NewWarnings(after)];
        verdict.Say(FixCheck.Quiet, verdict.Raised.Where(raised => !FixChains.Documented.Contains((finding.Id, raised))).ToList() is { Count: > 0 } undocumented ? "new: " + string.Join(", ", undocumented) : null);
        return verdict;
    }

    /// <summary>Where a position of the old text has gone; the end of what took its place, where it was replaced.</summary>
    private static int Moved(int position, IEnumerable<TextChange> changes)
    {
        var shift = 0;
        foreach (var change in changes.OrderBy(change => change.Span.Start))
        {
            if (change.Span.Start > position || (change.Span.Start == position && !change.Span.IsEmpty))
            {
                break;
            }

            if (change.Span.End > position)
            {
                return change.Span.Start + shift + change.NewText!.Length;
            }

            shift += change.NewText!.Length - change.Span.Length;
        }

        return position + shift;
    }

    private static IEnumerable<Diagnostic> Same(ProjectState before, ProjectState after, Diagnostic finding, IReadOnlyList<TextChange> changes)
    {
        var path = finding.Location.GetLineSpan().Path;
        var inCode = changes.Count > 0 && finding.Location.IsInSource && !after.Project.GetChanges(before.Project).GetChangedAdditionalDocuments().Any();
        var start = inCode ? Moved(finding.Location.SourceSpan.Start, changes) : finding.Location.SourceSpan.Start;
        var end = inCode ? Moved(finding.Location.SourceSpan.End, changes) : finding.Location.SourceSpan.End;
        return after.Findings.Where(other => other.Id == finding.Id && other.Location.GetLineSpan().Path == path
            && other.Location.SourceSpan.OverlapsWith(TextSpan.FromBounds(start, Math.Max(start, end))));
    }

    private static async Task<string?> ChangesAgainAsync(ProjectState after, Diagnostic left, string title, SourceText text, DocumentId id, CancellationToken token)
    {
        var again = (await FixSafety.OfferedAsync(after.Project, left, token)).FirstOrDefault(action => action.Title == title);
        if (again is null)
        {
            return null;
        }

        var solution = (await again.GetOperationsAsync(token)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await Of(solution.GetProject(after.Project.Id)!, id).GetTextAsync(token)).ContentEquals(text) ? null : "a second time, it changes more";
    }

    private static TextDocument Of(Project project, DocumentId id) => project.GetDocument(id) ?? project.GetAdditionalDocument(id)!;

    private static int Count(ProjectState state, Diagnostic finding) => state.Findings.Count(other => other.Id == finding.Id);

    private static int Errors(SyntaxNode root) => root.GetDiagnostics().Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private void Say(FixCheck check, string? complaint)
    {
        if (complaint is not null)
        {
            _complaints[check] = complaint;
        }
    }
}
