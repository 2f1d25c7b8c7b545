using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>What a callee's summary does to how messages stand here.</content>
internal sealed partial class MessageReader
{
    private void FollowSummary(IInvocationOperation call, MethodSummary summary, List<Given> given)
    {
        FollowActions(call, summary);
        var ordinals = given
            .Where(one => one.Ordinal >= 0 && one.Ordinal < summary.Parameters.Length)
            .SelectMany(one => one.Value.Parts.Select(part => (Message: part.Key, one.Ordinal, IsContent: (part.Value & Contents) != 0)))
            .ToLookup(one => one.Message);
        var leaves = Leaves(ordinals.Where(group => group.Any(one => one.IsContent)).Select(group => group.Key));
        foreach (var one in ordinals.SelectMany(group => group))
        {
            var parameter = summary.Parameters[one.Ordinal];
            if (parameter.Passed is { } passed && parameter.Effect != CalleeEffect.Processes && !IsDealtWith(one.Message, one.Ordinal))
            {
                FollowAdvance(one.Message, passed.SeenFrom(call.Syntax), call);
            }
            else if (Notes is { } notes)
            {
                parameter.MayPass.ToList().ForEach(advance => notes.Add(one.Message, advance.SeenFrom(call.Syntax)));
            }
        }

        if (!_isHandler)
        {
            var processed = leaves.Where(leaf => ordinals[leaf].Any(one => given.Any(other => other.Ordinal == one.Ordinal && other.Effect == CalleeEffect.Processes))).ToList();
            NoteProcessing(processed, call.Syntax);
            if (processed.Any(leaf => ordinals[leaf].Any(one => summary.Parameters[one.Ordinal].Sends)))
            {
                _context.Sending.Add(call.Syntax);
            }

            FollowThrowing(processed.Where(leaf => ordinals[leaf].Any(one => summary.Parameters[one.Ordinal].MayThrow)).ToList(), call.Syntax);
        }
        else
        {
            FollowFailingAgain(leaves);
        }

        // What should put a message aside, and swallows its own failure, deals with it on its other ways alone.
        var vain = _isHandler ? leaves.Where(leaf => ordinals[leaf].Any(one => summary.Exits.Any(exit => exit.Standings[one.Ordinal] is { Standing: Standing.Failed, Handler: not null }))).ToList() : [];
        FollowHarm(summary, vain);

        // Retry(order, result): what it does with the one before it passes the other is not known.
        bool IsDealtWith(ConsumedMessage message, int ordinal) => given.Any(other =>
            other.Ordinal != ordinal && other.Effect is not (CalleeEffect.Observes or CalleeEffect.Transforms) && other.Value.Of(message) != MessageParts.None);

        // ToOrder(result) only makes something of it, whatever it calls for that.
        bool IsTouched(IEnumerable<(ConsumedMessage Message, int Ordinal, bool IsContent)> group) => group.Any(one =>
            given.Any(other => other.Ordinal == one.Ordinal && other.Effect is not (CalleeEffect.Observes or CalleeEffect.Transforms)));

        var isAside = KnownCallees.IsCalledDeadLetter(call.TargetMethod);

        // A result that is not understood may well say that it failed.
        var isUsed = KnownCallees.HasResult(call.TargetMethod)
            && (!HandOffs.IsDropped(call.Syntax) || call.Arguments.Any(argument => argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref && argument.Value is not IDiscardOperation));
        var first = summary.Exits.FirstOrDefault()?.Verdict;
        var tells = KnownCallees.HasResult(call.TargetMethod) && (first is null || summary.Exits.Any(exit => !Equals(exit.Verdict, first)));
        var isSilent = summary.Exits.All(exit => exit.Verdict is null || exit.Verdict == Constants.Some);
        var receivers = given.Where(one => one.Ordinal < 0).SelectMany(one => one.Value.With(Contents)).ToList();
        FollowDealing(receivers);
        State = State.With(State.Courses.SelectMany(course => summary.Exits.Select(exit =>
        {
            var next = WithGiven(course.WithConstant(call.Syntax, exit.Verdict), call, exit);
            var isToldOtherwise = exit.Given.Any(value => value is not null);
            foreach (var group in ordinals.Where(IsTouched))
            {
                var worst = group.Select(one => exit.Standings[one.Ordinal]).OrderByDescending(Weight).First();
                var isContent = leaves.Contains(group.Key);
                var isProcessed = group.Any(one => given.Any(other => other.Ordinal == one.Ordinal && other.Effect == CalleeEffect.Processes));
                if (vain.Contains(group.Key))
                {
                    next = next.Change([group.Key], standing => standing.Standing is Standing.Failed or Standing.Refused && worst.Standing != Standing.Failed ? Deal(standing, isNamed: true) : null);
                }

                next = next.Change([group.Key], standing => AfterExit(standing, Told(worst, tells, isAside), isContent, isProcessed, isUsed && !isToldOtherwise && (isSilent || exit.Verdict is null), call.Syntax));
            }

            return next;
        })));
    }

    /// <summary>What the callee leaves in variables of the caller.</summary>
    private static Course WithGiven(Course course, IInvocationOperation call, MethodExit exit)
    {
        foreach (var argument in call.Arguments.Where(argument => argument.Parameter is { RefKind: RefKind.Out or RefKind.Ref }))
        {
            var target = argument.Value is IDeclarationExpressionOperation declaration ? declaration.Expression : argument.Value;
            course = Constants.Variable(target) is { } variable && argument.Parameter!.Ordinal < exit.Given.Length ? course.WithConstant(variable, exit.Given[argument.Parameter.Ordinal]) : course;
        }

        return course;
    }

    /// <summary>A handler that tells the caller of the failure does not swallow it: what the caller does with that counts.</summary>
    /// <param name="isAside">The callee is there to put failed messages aside: where it tells that it could not, its caller knows.</param>
    private static Progress Told(Progress exit, bool tells, bool isAside) => exit switch
    {
        { IsAside: true } => exit,
        { Standing: Standing.Failed } when isAside => tells || exit.Handler is null ? Progress.Done : exit with { IsAside = true },
        { Standing: Standing.Failed, Handler: not null } when tells => exit with { Handler = null },
        _ => exit,
    };

    private Progress? AfterExit(Progress standing, Progress exit, bool isContent, bool isProcessed, bool maybeToldOf, SyntaxNode call) => exit.Standing switch
    {
        Standing.Fresh => null,

        // A helper that only reads the message, and answers that it cannot, has processed nothing.
        Standing.Failed or Standing.Refused when !isProcessed => null,

        // What should put it aside swallows its own failure: the message is nowhere.
        Standing.Failed when isContent && exit.Handler is not null && standing.Standing is Standing.Failed or Standing.Refused && (_isHandler || exit.IsAside) =>
            exit.SeenFrom(call) with { IsAside = true },

        _ when _isHandler || !isContent => standing.Standing is Standing.Failed or Standing.Refused ? Progress.Done : null,

        // Put aside by a helper: whether that fails is the helper's affair.
        Standing.Failed or Standing.Refused when standing.Standing is Standing.Failed or Standing.Refused && standing.At?.At != call => Progress.Done,
        Standing.Failed or Standing.Refused => standing.Standing is Standing.Fresh or Standing.Failed or Standing.Refused or Standing.Passed
            ? (maybeToldOf ? Progress.Done : exit.SeenFrom(call))
            : null,
        Standing.HandedOff or Standing.Queued => AfterProcessing(standing, exit.SeenFrom(call)),
        Standing.Processed => AfterProcessing(standing, Progress.Processed),
        _ => AfterProcessing(standing, Progress.Done),
    };

    private static int Weight(Progress progress) => progress.Standing switch
    {
        Standing.Failed or Standing.Refused => 4,
        Standing.HandedOff => 3,
        Standing.Queued => 2,
        Standing.Fresh => 0,
        _ => 1,
    };

    private void FollowActions(IInvocationOperation call, MethodSummary summary)
    {
        foreach (var action in summary.Actions)
        {
            var consumer = Outside(action.Consumer, call);
            if (action.Advance is null)
            {
                FollowRewind(consumer);
                NoteAction(consumer, null);
            }
            else if (consumer is not null)
            {
                var advance = action.Advance.SeenFrom(call.Syntax);
                PassAll(consumer, advance);
                NoteAction(consumer, advance);
            }
        }
    }

    /// <summary>Who keeps the consumer, of a callee that consumes from a field of its own: the object that it is called on, where that outlives the round.</summary>
    private ISymbol? KeeperOf(ISymbol consumer, IInvocationOperation call) =>
        consumer is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } } ? null
        : SymbolOf(call.Instance) switch
        {
            ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declared } local =>
                StatementOrder.LoopAround(call.Syntax) is { } loop && !loop.Span.Contains(declared[0].Span) ? local : null,
            var keeper => keeper,
        };

    /// <summary>What the callee's field or parameter is here; null where that is not evident. One of a primary constructor is as a field.</summary>
    private ISymbol? Outside(ISymbol consumer, IInvocationOperation call) => consumer switch
    {
        IParameterSymbol { ContainingSymbol: not IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter => SymbolOf(call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value),
        { IsStatic: true } => consumer,
        _ => call.Instance is IInstanceReferenceOperation ? consumer : null,
    };
}
