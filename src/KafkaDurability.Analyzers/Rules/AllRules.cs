using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>The one list of the rules. A rule that sees two kinds of facts is listed once for each.</summary>
internal static class AllRules
{
    public static ImmutableArray<Rule> All { get; } = ImmutableArray.Create<Rule>(
        // Options, guarantees and the baseline
        new OptionRejected(),
        new GuaranteeShown(),
        new GuaranteeNotMet(),
        new BaselineStale(),
        new BaselineHides(),

        // Producer settings
        new AcksNone(),
        new AcksLeader(),
        new IdempotenceMissing(),
        new IdempotenceOff(),
        new ProducerConflict(),
        new RetriesOff(),
        new DeliveryReportsOff(),
        new MessageTimeoutShort(),
        new BackgroundPollOff(),
        new NoEffect(),

        // Producer use
        new NotFlushed(),
        new FlushRemainderIgnored(),
        new HandlerMissing(),
        new HandlerBlind(),
        new TaskNotObserved(),
        new DeliveryFailureDropped(),
        new ProducerPerMessage(),
        new SentAgain(),
        new NeverFlushed(),
        new DeliveryHandlerWaits(),
        new DeliveryHandlerThrows(),
        new CatchOfOtherTypes(),
        new ProducedAfterDispose(),
        new MarkedBeforeDelivered(),
        new StatusNotReported(),
        new FatalOnlyLogged(),

        // Consumer settings
        new AutoCommitOn(),
        new AutoCommitLeftOn(),
        new LegacyAutoCommitKey(),
        new StoreOffsetThrows(),
        new OffsetsNeverCommitted(),
        new ConsumerConflict(),
        new OffsetResetLatest(),
        new ReadUncommitted(),
        new HeartbeatTooSlow(),
        new FreshGroup(),
        new ResultWithoutTopic(),
        new RebalanceHandlerKind(),
        new PartitionEndOverlooked(),

        // Consumer use
        new CommitBeforeProcessing(),
        new StoreBeforeProcessing(),
        new RetryConsumesAgain(),
        new FailureSwallowed(),
        new HandedOff(),
        new CommitInFinally(),
        new CommitTakesBatch(),
        new OffsetOffByOne.TooLow(),
        new OffsetOffByOne.TooHigh(),
        new ConsumerNotClosed(),
        new BatchCommitUnguarded(),
        new ResultDropped(),
        new HandlerMayThrow(),
        new StartsAtEnd(),
        new AdvancedOutOfOrder(),
        new UndecodableSkipped(),
        new SeekAfterStore(),
        new LostHandlerCommits(),
        new ConsumerPerMessage(),
        new WaitTooLong(),
        new PausedForGood(),

        // Topics and brokers
        new ReplicationTooLow(),
        new MinInsyncTooLow(),
        new MinInsyncMissing(),
        new MinInsyncTooHigh(),
        new UncleanElection(),
        new RetentionShort(),
        new ConfigsReset(),
        new AdminTaskDropped(),
        new TopicsMadeByTheWay(),

        // Transactions
        new InitMissing(),
        new NoAbort(),
        new OffsetsOutside.ByCall(),
        new OffsetsOutside.BySetting(),
        new ProducedOutside(),
        new TransactionalIdVaries(),
        new CommitRetried(),
        new AbortWithoutRewind(),

        // Where settings come from
        new DottedKey(),
        new PropertyNameAsKey(),
        new SharedCopy(),
        new GivenTwice(),
        new Misspelt(),
        new MisspeltName(),
        new PartOfTimeAsWhole(),
        new OldClient(),

        // Libraries over the client
        new FunctionFailureCommitted(),
        new HandlerFailurePassed(),
        new RetryEndsInLoss(),
        new FaultDiscarded(),
        new ListenerBuffered(),
        new HandlerAcknowledged(),
        new DeadLettersNowhere(),
        new NoErrorHandler(),
        new SendUnconfirmed(),
        new TopicWithFewCopies(),
        new SkipWrittenDown(),
        new MemoryStorage(),
        new ConcurrentCommits(),
        new NeverCompleted(),
        new WideCheckpoint());

    /// <summary>The rules over one kind of facts, in the order of the list.</summary>
    public static ImmutableArray<Rule<TFact>> Over<TFact>() => Of<TFact>.Rules;

    /// <summary>What an analyzer that reports these rules supports; each one may be the last that looks at the baseline.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Descriptors(IEnumerable<Rule> rules) =>
        rules.Concat(All.OfType<BaselineRule>()).GroupBy(rule => rule.Id).Select(same => same.First().Descriptor).ToImmutableArray();

    /// <summary>The IDs of the rules whose findings such a fixer looks at.</summary>
    public static ImmutableArray<string> FixedBy(FixKind kinds) =>
        All.Where(rule => (rule.Fix & kinds) != 0).Select(rule => rule.Id).Distinct().ToImmutableArray();

    private static class Of<TFact>
    {
        public static readonly ImmutableArray<Rule<TFact>> Rules = All.OfType<Rule<TFact>>().ToImmutableArray();
    }
}
