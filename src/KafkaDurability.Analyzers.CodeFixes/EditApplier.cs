using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Turns edits into the smallest changes of the text, so that everything around them stays as it was typed.</summary>
internal sealed class EditApplier
{
    private readonly SyntaxNode _root;
    private readonly SourceText _text;
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellation;

    private EditApplier(SyntaxNode root, SourceText text, SemanticModel model, CancellationToken cancellation)
    {
        _root = root;
        _text = text;
        _model = model;
        _cancellation = cancellation;
    }

    public static async Task<EditApplier?> ForAsync(Document document, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return root is null || model is null ? null : new EditApplier(root, text, model, cancellation);
    }

    /// <summary>The text with all edits made, or null where one of them cannot be made or two contradict each other.</summary>
    public SourceText? Apply(IEnumerable<Edit> edits)
    {
        var session = new EditSession(_root, _text, _model, _cancellation);
        var any = false;
        foreach (var edit in edits.Distinct())
        {
            _cancellation.ThrowIfCancellationRequested();
            any = true;
            if (!Apply(session, edit))
            {
                return null;
            }
        }

        return any && !session.Moved.Overlaps(session.Targets) && session.Write() && session.Changes.Finish() is { } changes
            ? _text.WithChanges(changes)
            : null;
    }

    private static bool Apply(EditSession session, Edit edit) => edit.Kind switch
    {
        EditKind.Set => SetEdit.Apply(session, edit),
        EditKind.Remove => RemoveEdit.Apply(session, edit),
        EditKind.Add => AddEdit.Apply(session, edit),
        EditKind.Rename => RenameEdit.Apply(session, edit),
        EditKind.MoveAfter => MoveEdit.Apply(session, edit),
        EditKind.InsertAfter => InsertEdit.Apply(session, edit),
        EditKind.InsertBefore => InsertBeforeEdit.Apply(session, edit),
        EditKind.Await => AwaitEdit.Apply(session, edit),
        EditKind.MoveOutOfFinally => OutOfFinallyEdit.Apply(session, edit),
        EditKind.InsertFirst or EditKind.InsertLast => BlockEdit.Apply(session, edit),
        EditKind.ReplaceArguments => ArgumentsEdit.Apply(session, edit),
        EditKind.NextOffset or EditKind.UseResult => OffsetEdit.Apply(session, edit),
        EditKind.Copy => CopyEdit.Apply(session, edit),
        EditKind.Finally => FinallyEdit.Apply(session, edit),
        EditKind.AwaitInAsync => AsyncEdit.Apply(session, edit),
        EditKind.AwaitProduce => AwaitProduceEdit.Apply(session, edit),
        EditKind.AddHandler => AddHandlerEdit.Apply(session, edit),
        EditKind.CheckDelivery => CheckDeliveryEdit.Apply(session, edit),
        EditKind.Catch => CatchEdit.Apply(session, edit),
        EditKind.Guard => GuardEdit.Apply(session, edit),
        EditKind.Call => ReplaceEdit.Call(session, edit),
        EditKind.Replace => ReplaceEdit.Apply(session, edit),
        EditKind.AppendCall => CallEdit.Append(session, edit),
        EditKind.RemoveCall => CallEdit.Remove(session, edit),
        EditKind.AddArgument => CallEdit.AddArgument(session, edit),
        EditKind.AwaitAs => CallEdit.AwaitAs(session, edit),
        EditKind.AddAttribute => DeclarationEdit.AddAttribute(session, edit),
        EditKind.AddType => AddTypeEdit.Apply(session, edit),
        EditKind.AddUsing => DeclarationEdit.AddUsing(session, edit),
        _ => false,
    };
}
