using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>How messages name settings: as the user spelt them.</summary>
internal static class SettingText
{
    /// <summary>"Acks = Acks.Leader", or "acks=1" where it is written by key.</summary>
    public static string Of(SettingWrite write)
    {
        var value = write.Value?.Text ?? "…";
        if (write.File is { } file)
        {
            var quote = file.IsQuoted ? "\"" : "";
            return $"\"{file.Name}\": {quote}{file.Text}{quote} ({file.Value})";
        }

        if (!write.IsProperty || write.Setting?.Property is not { } property)
        {
            return $"{write.Key}={value}";
        }

        var member = write.Setting.Choices.FirstOrDefault(choice => choice.Text == value)?.Member;
        return $"{property} = {(member is null ? value : property + "." + member)}{(write.GivenAt is { } given ? $" (given in {Lines.Of(given, write.Node)})" : "")}";
    }

    /// <summary>The setting's C# name, or its key where only that exists.</summary>
    public static string Name(Setting setting) => setting.Property ?? setting.Key;
}
