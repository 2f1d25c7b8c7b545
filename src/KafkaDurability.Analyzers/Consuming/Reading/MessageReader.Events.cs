using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>What happens to messages, told one event after the other.</content>
internal sealed partial class MessageReader
{
    private Provenance Begin(SyntaxNode origin, ISymbol? consumer, Provenance? list = null, bool isList = false)
    {
        if (IsNested)
        {
            return Provenance.None; // The function is read for itself, too.
        }

        var message = _context.Message(origin, consumer, isList: isList);
        message.Parents.UnionWith((list ?? Provenance.None).With(Contents).Where(parent => parent != message));
        message.IsOfWhole |= list?.Has(MessageFacets.Content) == true;
        if (State.Carries(message))
        {
            _record?.Invoke(new MessageEvent(MessageEventKind.Kept, message, origin), null);
        }

        var batch = OnConsuming(message);
        State = State.Begin(message, batch);
        return Provenance.Of(message, MessageFacets.Content);
    }

    /// <summary>An element of something made from a message: whether it fails is told for each by itself.</summary>
    /// <param name="isGroup">The element is a list itself: batch.GroupBy(result => result.TopicPartition).</param>
    private Provenance BeginElement(SyntaxNode origin, Provenance list, bool isGroup = false)
    {
        var element = _context.Message(origin);
        element.Parents.UnionWith(list.With(Contents).Where(parent => parent != element));
        var batch = OnConsuming(element);
        State = State.Renew(element, batch);
        return Provenance.Of(element, isGroup ? MessageFacets.Content : MessageFacets.Element);
    }

    private void Emit(MessageEventKind kind, Provenance value, SyntaxNode at, bool isFinished = false)
    {
        var parts = MessageFacets.Content | MessageFacets.Element;
        foreach (var message in value.With(kind == MessageEventKind.Processed ? parts : parts | MessageFacets.Key))
        {
            Emit(new MessageEvent(kind, message, at, IsFinished: isFinished));
        }
    }

    private void Emit(MessageEvent happening)
    {
        if (IsNested)
        {
            _deferred?.Add(happening);
            return;
        }

        var state = State.StateOf(happening.Message);
        _record?.Invoke(happening, _isHandler ? null : state);
        if (state is not null)
        {
            var next = happening is { Kind: MessageEventKind.Passed, Advance: { } advance } && !_isHandler ? state.AdvanceBy(advance) : state.MarkProcessed();
            State = State.With(happening.Message, next);
        }
    }
}
