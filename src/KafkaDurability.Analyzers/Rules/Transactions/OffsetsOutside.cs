using System.Collections.Immutable;
using System.Globalization;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Producing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD4003: what is sent and how far was read become known one without the other.</summary>
internal static class OffsetsOutside
{
    private static readonly DiagnosticDescriptor s_descriptor = Rule.Warning(
        "KD4003",
        "offsets committed outside the transaction",
        "{0} commits the offset of a message {1}, so a failure between the two loses or duplicates the message; {2}",
        "SendOffsetsToTransaction makes the offsets part of the transaction. It needs EnableAutoCommit = false, and the offset of the next message.");

    private const string Outside = "outside the transaction that sends its result";

    /// <summary>The calls that do so.</summary>
    internal sealed class ByCall() : ProducerRule(s_descriptor, Consequence.Duplicate, FixKind.Setting | FixKind.Suggestion)
    {
        public override IEnumerable<Finding> Judge(ProducerMember member)
        {
            foreach (var (call, transaction) in OutsideTransaction.In(member.Syntax, member.Model, member.Cancellation))
            {
                yield return new Finding(
                    this,
                    call.Syntax,
                    ImmutableArray.Create((transaction.Within ?? transaction.Commit).Syntax),
                    OffsetMove.Of(call, transaction, member.Symbols) is { } move ? ImmutableArray.Create(Plan(move, member)) : ImmutableArray<FixPlan>.Empty,
                    call.TargetMethod.Name == "Commit" ? "This call" : "StoreOffset, by way of auto-commit,",
                    Outside,
                    "use SendOffsetsToTransaction before CommitTransaction");
            }

            if (member.Guarantee == Guarantee.ExactlyOnce)
            {
                foreach (var finding in WithoutTransaction(member))
                {
                    yield return finding;
                }
            }
        }

        /// <summary>Where nothing may come twice, a message that is sent on needs a transaction; elsewhere it is right to do without.</summary>
        private IEnumerable<Finding> WithoutTransaction(ProducerMember member)
        {
            if (!Members.Mentions(member.Syntax, "Consume") || !Members.Mentions(member.Syntax, "Commit"))
            {
                yield break;
            }

            foreach (var (commit, sends) in SentWithoutTransaction.In(member.Syntax, member.Code, member.Cancellation))
            {
                if (sends.FirstOrDefault(send => member.IsTransactional(send.Syntax) == Transactionality.No) is { } sent)
                {
                    var line = Lines.Number(sent.Syntax);
                    yield return new Finding(
                        this,
                        commit.Syntax,
                        ImmutableArray.Create(sent.Syntax),
                        ImmutableArray<FixPlan>.Empty,
                        "This call",
                        $"without a transaction for it and for what line {line.ToString(CultureInfo.InvariantCulture)} sends",
                        "use a transactional producer and SendOffsetsToTransaction");
                }
            }
        }

        private static FixPlan Plan(OffsetMove move, ProducerMember member)
        {
            string Name(string scope, string type) => TypeNames.Of(move.Commit, scope, type, member.Model.Compilation);
            var text = $"{move.Producer}.SendOffsetsToTransaction(new[] {{ new {Name("Confluent.Kafka", "TopicPartitionOffset")}({move.Result}.TopicPartition, {move.Result}.Offset + 1) }}, "
                + $"{move.Consumer}.ConsumerGroupMetadata, {Name("System", "TimeSpan")}.FromSeconds(30));";
            return FixPlan.Create(
                "Send the offset to the transaction",
                editorOnly: true,
                [(move.Before, Edit.InsertAfter(move.Before, text)), (move.Commit, Edit.Remove(move.Commit))]);
        }
    }

    /// <summary>The settings that do so by themselves.</summary>
    internal sealed class BySetting() : SettingRule(s_descriptor, Consequence.Duplicate, FixKind.Setting | FixKind.Suggestion)
    {
        protected override IEnumerable<Finding> Judge(ConfigObject config, ClientSettings context)
        {
            foreach (var snapshot in config.Built(ClientKinds.Consumer))
            {
                var fact = snapshot[Settings.EnableAutoCommit];
                if (!Commits(snapshot, config) || !config.IsCertain(snapshot, one => Commits(one, config)) || !context.Transactions.IsConsumed)
                {
                    continue;
                }

                var written = fact.Writes.OrderBy(write => write.At.Code.SpanStart).FirstOrDefault();
                var creation = config.CreationFor(ClientKinds.Consumer);
                if ((written?.At ?? (creation is null ? null : new Origin(creation))) is { } at)
                {
                    yield return Found(
                        at,
                        Plan(config, snapshot, context.Transactions.SendsOffsets),
                        written is null ? "Auto-commit, which is left on here," : SettingText.Of(written),
                        Outside,
                        context.Transactions.SendsOffsets ? "set EnableAutoCommit to false" : "set EnableAutoCommit to false, and use SendOffsetsToTransaction before CommitTransaction");
                }
            }
        }

        private static bool Commits(ConfigSnapshot snapshot, ConfigObject config) =>
            snapshot[Settings.EnableAutoCommit].IsCertainly(value => value.IsTrue)
            && config.CallsTo("Subscribe", snapshot).Any()
            && (AutoCommit.StoresByItself(snapshot) || config.CallsTo("StoreOffset", snapshot).Any() && !AutoCommit.IsTailReader(snapshot) && snapshot[Settings.LegacyAutoCommitEnable].Writes.IsEmpty);

        /// <summary>Without the offsets in the transaction nothing would commit them any more: that is for the user to see to.</summary>
        private static FixPlan? Plan(ConfigObject config, ConfigSnapshot snapshot, bool sendsOffsets) =>
            SettingFixes.Ensure(config, snapshot, ClientKinds.Consumer, Settings.EnableAutoCommit, "false") is { } edits
                ? FixPlan.Create("Switch auto-commit off", editorOnly: !sendsOffsets, edits)
                : null;
    }
}
