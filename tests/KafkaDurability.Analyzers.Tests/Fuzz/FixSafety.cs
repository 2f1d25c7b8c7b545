using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Tests.Docs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace KafkaDurability.Analyzers.Tests.Fuzz;

/// <summary>Takes every fix that is offered for a program, each by itself, and has the outcome judged.</summary>
/// <param name="origin">Where the program comes from: what to name in a failure.</param>
internal sealed class FixSafety(FixTally tally, string origin)
{
    private const int MostRounds = 8;

    public async Task RunAsync(Project project, CancellationToken token)
    {
        var before = await ProjectState.OfAsync(project, token);
        foreach (var finding in before.Findings)
        {
            var clean = before.IsClean(finding.Location);
            tally.Found(finding, clean);
            var actions = await OfferedAsync(project, finding, token);
            tally.Offered(finding, clean, actions.Count);
            foreach (var action in actions)
            {
                await ApplyAsync(before, finding, action, clean, token);
            }
        }

        if (before.Findings.Any(finding => FixPlan.Read(finding.Properties).Any(plan => !plan.EditorOnly && plan.File is null)))
        {
            tally.Settled(origin, await SettleAsync(before, token));
        }
    }

    /// <summary>What an editor would offer for the finding where it stands.</summary>
    public static async Task<List<CodeAction>> OfferedAsync(Project project, Diagnostic finding, CancellationToken token)
    {
        var actions = new List<CodeAction>();
        TextDocument? document = finding.Location.IsInSource
            ? project.GetDocument(finding.Location.SourceTree)
            : project.AdditionalDocuments.FirstOrDefault(file => file.FilePath == finding.Location.GetLineSpan().Path);
        foreach (var fixer in Shipped.FixersOf(finding.Id).Where(fixer => document is not null && fixer is SettingsFileFixer == document is not Document))
        {
            await fixer.RegisterCodeFixesAsync(new CodeFixContext(document!, finding, (action, _) => actions.Add(action), token));
        }

        return actions;
    }

    private async Task ApplyAsync(ProjectState before, Diagnostic finding, CodeAction action, bool clean, CancellationToken token)
    {
        var operations = await action.GetOperationsAsync(token);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var after = await ProjectState.OfAsync(changed.GetProject(before.Project.Id)!, token);
        var verdict = await FixVerdict.OfAsync(before, after, finding, action.Title, token);
        tally.Applied(finding, clean, verdict, origin);
    }

    /// <summary>All fixes that need no decision, again and again as a tool would: null where that comes to an end, without errors.</summary>
    private static async Task<string?> SettleAsync(ProjectState before, CancellationToken token)
    {
        var state = before;
        for (var round = 0; round < MostRounds; round++)
        {
            var solution = state.Project.Solution;
            foreach (var fixer in Shipped.Fixers.Where(fixer => fixer.GetFixAllProvider() is not null))
            {
                var project = solution.GetProject(before.Project.Id)!;
                var current = project == state.Project ? state : await ProjectState.OfAsync(project, token);
                foreach (var (document, findings) in current.FindingsOf(fixer))
                {
                    var all = await FixAllOf.DocumentAsync(project.GetDocument(document)!, fixer, findings, token);
                    solution = solution.WithDocumentText(document, await all.GetTextAsync(token));
                }
            }

            var next = await ProjectState.OfAsync(solution.GetProject(before.Project.Id)!, token);
            if (!await DiffersAsync(state.Project, next.Project, token))
            {
                return !before.HasErrors && before.NewErrors(state) is { Length: > 0 } errors ? $"after {round} rounds of all fixes: {errors}\n{await state.TextAsync(token)}" : null;
            }

            state = next;
        }

        return $"still changing after {MostRounds} rounds of all fixes\n{await state.TextAsync(token)}";
    }

    private static async Task<bool> DiffersAsync(Project left, Project right, CancellationToken token)
    {
        foreach (var (one, other) in left.Documents.Zip(right.Documents))
        {
            if (!(await one.GetTextAsync(token)).ContentEquals(await other.GetTextAsync(token)))
            {
                return true;
            }
        }

        return false;
    }
}
