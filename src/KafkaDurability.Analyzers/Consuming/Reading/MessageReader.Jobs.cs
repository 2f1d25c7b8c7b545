using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>new BillingJob(desk, order).RunAsync(): an object that is made of the message, and a method of it that does the work.</content>
internal sealed partial class MessageReader
{
    /// <summary>Its body works, and lets out what fails in it: otherwise it may be no more than a question to the message.</summary>
    private bool IsJob(IInvocationOperation call) =>
        !KnownCallees.HasResult(call.TargetMethod)
        && (_storage.Resolve(_storage.Only(_storage.Resolve(call.Instance))) ?? call.Instance) is IObjectCreationOperation { Arguments.IsEmpty: false, Type: { TypeKind: TypeKind.Class, IsRecord: false } }
        && Callees.Of(_context.Model.Compilation).BodiesOf(call.TargetMethod.OriginalDefinition, _context.Cancellation) is { Length: 1 } bodies
        && OperationSource.Of(_context.Model.Compilation).Operation(bodies[0], _context.Cancellation) is { } body
        && !body.Descendants().OfType<ICatchClauseOperation>().Any()
        && EmptiedFields.IsWork(call.TargetMethod, _context.Model.Compilation, Limits.CallDepth, _context.Cancellation);

    /// <returns>The messages that the job is about.</returns>
    private List<ConsumedMessage> OnJob(IInvocationOperation call, List<Given> given)
    {
        var messages = _isHandler ? [] : Leaves(given.Where(one => one is { Ordinal: < 0, Effect: CalleeEffect.Processes }).SelectMany(one => one.Value.With(Contents)));
        NoteProcessing(messages, call.Syntax);
        OnThrowing(messages, call.Syntax);
        return messages;
    }
}
