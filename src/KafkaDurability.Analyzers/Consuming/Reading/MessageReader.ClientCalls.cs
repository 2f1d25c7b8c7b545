using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>Calls on the consumer and the producer themselves.</content>
internal sealed partial class MessageReader
{
    private Provenance ReadClientCall(IInvocationOperation call, IMethodSymbol method)
    {
        Read(call.Instance);
        var values = ReadArguments(call.Arguments);
        var carried = values.Aggregate(Provenance.None, (all, value) => all.Union(value));
        switch (method.Name)
        {
            case "Consume":
                OnDraining();
                OnCancellation(call);
                return Begin(call.Syntax, SymbolOf(call.Instance));
            case "Commit":
                Pass(call, AdvanceKind.Commit, values);
                break;
            case "StoreOffset":
                Pass(call, AdvanceKind.Store, values);
                break;
            case "Produce" or "ProduceAsync":
                Emit(MessageEventKind.Processed, carried, call.Syntax, method.Name == "ProduceAsync" && Completion.IsEvident(call));
                var work = OnProducing(call, method, carried);
                ReadFunctionArguments(call, call.Arguments, carried);
                return work;
            case "Pause" when IsResumedOnly(call):
                break;
            case "Seek" or "Close" or "Subscribe" or "Unsubscribe" or "Assign" or "Unassign" or "IncrementalAssign" or "IncrementalUnassign" or "Pause":
                MarkHandled(carried.Parts.Select(part => part.Key));
                OnRewind(SymbolOf(call.Instance));
                NoteAction(call, null);
                break;
            case "Flush":
                OnFlush();
                break;
            case "SendOffsetsToTransaction":
                SendOffsets(values[0]);
                break;
            case "BeginTransaction":
                DropOffsets();
                break;
            case "CommitTransaction":
                OnFlush();
                PassOffsets(call);
                break;
            case "AbortTransaction":
                DropOffsets();
                MarkAllHandled();
                break;
        }

        return Provenance.None;
    }

    private void Pass(IInvocationOperation call, AdvanceKind kind, Provenance[] values)
    {
        var advance = new Advance(kind, call.Syntax);
        if (values.Length == 0)
        {
            PassAll(SymbolOf(call.Instance), advance);
            NoteAction(call, advance);
            return;
        }

        // Commit(result) says "after this one"; a TopicPartitionOffset says what it says: only offset + 1 passes the message.
        var isResult = _context.Types.IsResult(call.Arguments[0].Parameter?.Type);
        var passing = isResult ? MessageFacets.Content : MessageFacets.NextOffset;
        foreach (var part in values[0].Parts.ToList())
        {
            if ((part.Value & passing) != 0)
            {
                Emit(new MessageEvent(MessageEventKind.Passed, part.Key, call.Syntax, advance));
                OnAdvance(part.Key, advance, call);
            }
            else if ((part.Value & MessageFacets.Content) != 0)
            {
                Emit(new MessageEvent(MessageEventKind.MayBeProcessed, part.Key, call.Syntax));
                OnAdvanceSomehow(part.Key, advance);
            }
            else
            {
                OnAdvanceSomehow(part.Key, advance);
            }
        }
    }

    /// <summary>A Commit() passes all that the consumer handed out.</summary>
    private void PassAll(ISymbol? consumer, Advance advance)
    {
        foreach (var message in State.Messages.Where(IsHandedOut).ToList())
        {
            Emit(new MessageEvent(MessageEventKind.Passed, message, advance.Call, advance));
        }

        // What is in hand for the next round is passed, too, where the Commit() is there for another message, which is processed.
        var passed = new TrackedState(MessageState.Advanced, new CallTrace(advance.Call, advance.Within));
        Step(disjunct => disjunct.Change((message, tracked) => tracked.State == MessageState.Fresh && IsHandedOut(message) && State.Carries(message)
            && disjunct.Messages.Any(own => own.Value.State == MessageState.Processed && IsHandedOut(own.Key)) ? passed : null));
        foreach (var message in State.Disjuncts.States.Select(own => own.Key).Distinct().Where(IsHandedOut).ToList())
        {
            OnAdvance(message, advance, null);
        }

        bool IsHandedOut(ConsumedMessage message) => consumer is not null && SymbolEqualityComparer.Default.Equals(message.Consumer, consumer);
    }
}
