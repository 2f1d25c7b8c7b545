using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Options;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>What a settings rule may ask for beyond the settings.</summary>
/// <param name="Loop">The one loop that consumes with them, where it is the only one.</param>
/// <param name="IsUseReported">A rule on the consumer's use reports the loss where it happens.</param>
internal sealed record RuleContext(KafkaOptions Options, SimpleLoop? Loop, bool IsUseReported);
