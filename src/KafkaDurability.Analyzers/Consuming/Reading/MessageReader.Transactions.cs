using System.Linq;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>Offsets in a transaction: they pass their messages when CommitTransaction returns, and never where it is aborted.</content>
internal sealed partial class MessageReader
{
    /// <summary>A TopicPartitionOffset says what it says: only offset + 1 passes the message.</summary>
    private void SendOffsets(Provenance offsets) =>
        State = State.WithInTransaction(State.InTransaction.Union(offsets.Select(parts => parts & MessageFacets.NextOffset)));

    /// <summary>The transaction ends here, or another begins.</summary>
    private void DropOffsets() => State = State.WithInTransaction(Provenance.None);

    private void PassOffsets(IInvocationOperation commit)
    {
        var advance = new Advance(AdvanceKind.Commit, commit.Syntax);
        foreach (var part in State.InTransaction.Parts.ToList())
        {
            Emit(new MessageEvent(MessageEventKind.Passed, part.Key, commit.Syntax, advance));
            OnAdvance(part.Key, advance, commit);
        }
    }
}
