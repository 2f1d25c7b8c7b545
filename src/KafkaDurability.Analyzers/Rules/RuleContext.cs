using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Options;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>What a settings rule may ask for beyond the settings.</summary>
/// <param name="Use">What the loops in sight do with the consumer.</param>
/// <param name="Transactions">What transactions in sight have to do with the client.</param>
internal sealed record RuleContext(KafkaOptions Options, ConsumerUse Use, TransactionUse Transactions)
{
    /// <inheritdoc cref="ConsumerUse.Loop"/>
    public SimpleLoop? Loop => Use.Loop;

    /// <inheritdoc cref="ConsumerUse.IsReported"/>
    public bool IsUseReported => Use.IsReported;
}
