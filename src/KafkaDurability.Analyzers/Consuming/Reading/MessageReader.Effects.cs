using System.Linq;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Library;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>What a call does with what it is given, where the place tells more than the method.</content>
internal sealed partial class MessageReader
{
    /// <param name="summary">What is known of the bodies that the call runs.</param>
    private CalleeEffect EffectOf(IInvocationOperation call, int ordinal, Provenance value, MethodSummary? summary) =>
        OnlyLooks(call) ? CalleeEffect.Observes
        : HandOffs.Starts(call.TargetMethod) && ordinal >= 0 ? StartedEffect(call, value)
        : IsFoundByValue(call.TargetMethod) && ordinal >= 0 && summary is not null ? summary.Parameters[ordinal].Effect
        : ordinal >= 0 && FileWrites.Is(call, _storage) ? CalleeEffect.Processes
        : ordinal < 0 && summary is not null && value.Has(Contents) && IsJob(call) ? CalleeEffect.Processes
        : MayLogToKeep(call.TargetMethod) && value.Has(Contents) ? CalleeEffect.MayProcess
        : _context.Effects.On(call.TargetMethod, ordinal, !HandOffs.IsDropped(call.Syntax));

    /// <summary>clients.Group(order.Room).SendAsync(order): a call out of sight that picks who is given the message by the next one.</summary>
    private bool IsPicking(IInvocationOperation call)
    {
        var next = call.Parent switch
        {
            IInvocationOperation outer when outer.Instance == call => outer,
            IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } outer } => outer,
            _ => null,
        };
        return next is not null && !Awaitables.IsAwaitable(call.Type) && !BaseLibrary.Declares(next.TargetMethod) && !BaseLibrary.Declares(call.TargetMethod) && SummaryOf(call) is null
            && next.Arguments.Any(argument => argument.Value != call && argument.Value.DescendantsAndSelf().Any(part => State.Value(part).Has(Contents)));
    }

    /// <summary>journal.LogAsync(order), out of sight: a log of the program, or one of the trade.</summary>
    private bool MayLogToKeep(IMethodSymbol method) =>
        TellingNames.Logs(method) && !TellingNames.IsOfWatcher(method) && !KnownCallees.IsOfObservers(method) && _context.Effects.SummaryOf(method) is null;

    /// <summary>The variable or member that an operation reads; of a generic type, as it is declared.</summary>
    private ISymbol? SymbolOf(IOperation? operation) => _storage.Symbol(operation)?.OriginalDefinition;

    /// <summary>Pause, in a type that resumes and never seeks: the consumer goes on behind the message in hand.</summary>
    private static bool IsResumedOnly(IInvocationOperation pause) =>
        Members.TypeOf(pause.Syntax) is { } type && Members.Mentioning(type, "Resume").Any() && !Members.Mentioning(type, "Seek").Any() && !Members.Mentioning(type, "Assign").Any();

    /// <summary>It writes to the console, or calls a delegate that does no more than log.</summary>
    private bool OnlyLooks(IInvocationOperation call) =>
        Bystanders.IsOnConsole(_storage.Resolve(call.Instance))
        || (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke && SymbolOf(call.Instance) is { } held && _context.Bystanders.Are(held));
}
