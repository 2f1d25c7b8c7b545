namespace KafkaDurability.Analyzers.AppSettings;

/// <summary>One value of a settings file.</summary>
/// <param name="Path">The configuration path: "Kafka:Producer:Acks".</param>
/// <param name="Name">The last part of the path, as it is written.</param>
/// <param name="Text">What configuration gives for it, a boolean as "true"; null where the file says null.</param>
/// <param name="IsQuoted">It is a JSON string.</param>
/// <param name="Key">The name in the file, with its quotes.</param>
/// <param name="Value">The value in the file.</param>
internal sealed record FileSetting(string Path, string Name, string? Text, bool IsQuoted, FilePlace Key, FilePlace Value);
