using KafkaDurability.Analyzers.Options;
using KafkaDurability.Analyzers.Topics;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>A topic, and what the folder of the code that specifies it asks for.</summary>
internal sealed record TopicInFolder(Topic Topic, KafkaOptions Options);
