using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Options;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>One set of settings, with what else is in sight of the clients that are built from it.</summary>
/// <param name="Options">What the folder of the code, or of the settings file, asks for.</param>
/// <param name="Use">What the loops in sight do with the consumer.</param>
/// <param name="Transactions">What transactions in sight have to do with the client.</param>
/// <param name="Sharing">Which other clients are built from the same options.</param>
internal sealed record ClientSettings(ConfigObject Config, KafkaOptions Options, ConsumerUse Use, TransactionUse Transactions, OptionsSharing Sharing)
{
    /// <inheritdoc cref="ConsumerUse.Loop"/>
    public SimpleLoop? Loop => Use.Loop;

    /// <inheritdoc cref="ConsumerUse.IsReported"/>
    public bool IsUseReported => Use.IsReported;
}
