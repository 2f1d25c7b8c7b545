using System.Collections.Immutable;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Libraries.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>Silverback is safe by default: it stops at a message that fails. Some calls switch that off.</summary>
/// <remarks>
/// Read from BEagle1984/silverback, src/Silverback.Integration/Messaging/Consuming/ErrorHandling/SkipMessageErrorPolicy.cs,
/// Messaging/Configuration/ErrorPolicyChainBuilder.cs; src/Silverback.Integration.Kafka/Messaging/Configuration/Kafka. Version 5.
/// </remarks>
internal sealed class Silverback : Library
{
    private static readonly string[] s_unconfirmed = ["IgnoreIfNotAcknowledged", "DisableDeliveryReports"];

    public override string[] Assemblies => ["Silverback.Integration.Kafka"];

    public override string[] Words => [.. s_unconfirmed, "OnError", "Skip", "ThenSkip", "IgnoreUnhandledMessages", "DisableOffsetsCommit", "CommitOffsetEach"];

    public override IEnumerable<LibraryFact> Read(LibraryMember member) => member.Calls("Skip", "ThenSkip").SelectMany(Skip)
        .Concat(member.Calls("IgnoreUnhandledMessages").Select(Unhandled))
        .Concat(member.Calls(s_unconfirmed).Select(Unconfirmed))
        .Concat(member.Calls("DisableOffsetsCommit").SelectMany(call => Uncommitted(call, member)))
        .Concat(member.Calls("CommitOffsetEach").SelectMany(Checkpoint));

    private static IEnumerable<LibraryFact> Skip(IInvocationOperation call)
    {
        if (Receivers(call).Any(before => before.TargetMethod.Name is "MoveTo" or "ThenMoveTo") || IsForMqtt(call))
        {
            yield break;
        }

        var stop = call.TargetMethod.Name == "Skip" ? "Stop" : "ThenStop";
        var plans = call.Arguments.All(argument => argument.ArgumentKind == ArgumentKind.DefaultValue)
            ? new[] { FixPlan.Create("Stop at the message", editorOnly: true, [(call.Syntax, Edit.Replace(CallSyntax.Name(call), stop))]) }
            : [];
        yield return new LibraryFact(Hazard.Skips, CallSyntax.Name(call), $"{call.TargetMethod.Name}()", "Silverback logs a message that fails, and moves its offset on", $"end with {stop}(), or with MoveTo(…) before it") { Plans = plans };
    }

    /// <summary>The calls before one in its chain.</summary>
    private static IEnumerable<IInvocationOperation> Receivers(IInvocationOperation call)
    {
        for (var receiver = Receiver(call); receiver is not null; receiver = Receiver(receiver))
        {
            yield return receiver;
        }
    }

    private static IInvocationOperation? Receiver(IInvocationOperation call) => Bodies.ReceiverOf(call) is { } receiver ? OwnOperations.Unwrapped(receiver) as IInvocationOperation : null;

    /// <summary>The same policies are there for MQTT: the endpoint around says which broker it is.</summary>
    private static bool IsForMqtt(IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IInvocationOperation { TargetMethod.Name: "OnError", Instance.Type: { } builder })
            {
                return !builder.Name.StartsWith("Kafka", StringComparison.Ordinal);
            }
        }

        return true;
    }

    private static LibraryFact Unhandled(IInvocationOperation call) => new(Hazard.Skips, CallSyntax.Name(call),
        "IgnoreUnhandledMessages()", "a message that no subscriber takes is dropped, and its offset moves on", "leave it out, so that the consumer stops there")
    {
        Plans = [FixPlan.Create("Stop at unhandled messages", editorOnly: true, [(call.Syntax, Edit.RemoveCall(call.Syntax))])],
    };

    private static LibraryFact Unconfirmed(IInvocationOperation call) => new(Hazard.Unconfirmed, CallSyntax.Name(call),
        $"{call.TargetMethod.Name}()", "a message that was not delivered looks as if it were", "leave it out")
    {
        Plans = [FixPlan.Create("Throw if it is not delivered", editorOnly: false, [(call.Syntax, Edit.RemoveCall(call.Syntax))])],
    };

    private static IEnumerable<LibraryFact> Uncommitted(IInvocationOperation call, LibraryMember member)
    {
        // All that is done with the same builder, before and behind. Without a group there is nothing to commit to: a reader that begins anew on purpose.
        if (Bodies.StartOf(call) is IParameterReferenceOperation parameter
            && member.Program.Chains.OfParameter(OwnOperations.RootOf(call), parameter.Parameter) is var steps
            && steps.Lack("StoreOffsetsClientSide", "SendOffsetsToTransaction") && steps.Has("WithGroupId"))
        {
            yield return new LibraryFact(Hazard.NeverCompleted, CallSyntax.Name(call),
                "DisableOffsetsCommit()", "no offset is kept anywhere, so a restart processes everything again, or skips what came meanwhile", "add StoreOffsetsClientSide(…) or SendOffsetsToTransaction(), or leave it out");
        }
    }

    private static IEnumerable<LibraryFact> Checkpoint(IInvocationOperation call)
    {
        if (call.Arguments.FirstOrDefault()?.Value.ConstantValue is { HasValue: true, Value: int number })
        {
            yield return new LibraryFact(Hazard.WideCheckpoint, CallSyntax.Name(call), $"CommitOffsetEach({number})", number) { Number = number };
        }
    }
}
