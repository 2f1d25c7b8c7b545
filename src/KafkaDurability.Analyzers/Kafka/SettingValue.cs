using System.Globalization;

namespace KafkaDurability.Analyzers.Kafka;

/// <summary>One known value of a setting, in the key's spelling.</summary>
/// <param name="Text">The canonical text: "all", "true", "5000"; what the user wrote where the client rejects it.</param>
/// <param name="Number">The value as a number, where it is one (milliseconds, bytes, counts).</param>
/// <param name="IsAccepted">False where the client throws on this text.</param>
internal sealed record SettingValue(string Text, double? Number, bool IsAccepted)
{
    public bool Is(string text) => Text == text;

    public bool IsTrue => Text == "true";

    public bool IsFalse => Text == "false";

    /// <summary>Reads the constant given to a C# property (bool, int, enum number, string).</summary>
    /// <returns>Null for a constant of another type than the setting's.</returns>
    public static SettingValue? FromProperty(Setting setting, object constant)
    {
        switch (setting.Kind)
        {
            case SettingKind.Boolean:
                return constant is bool flag ? new SettingValue(flag ? "true" : "false", null, true) : null;
            case SettingKind.Choice when constant is System.IConvertible and not string:
                var number = System.Convert.ToInt64(constant, CultureInfo.InvariantCulture);
                foreach (var choice in setting.Choices)
                {
                    if (choice.Number == number)
                    {
                        return new SettingValue(choice.Text, number, true);
                    }
                }

                // Acks takes any number; a number without a name on another enum is none of ours to judge.
                return setting == Settings.Acks ? Numeric(number) : null;
            case SettingKind.Integer or SettingKind.Decimal when constant is System.IConvertible and not string:
                return Numeric(System.Convert.ToDouble(constant, CultureInfo.InvariantCulture));
            default:
                return constant is string text ? FromText(setting, text) : null;
        }
    }

    /// <summary>Reads the text given to a key, as librdkafka does.</summary>
    public static SettingValue? FromText(Setting setting, string text)
    {
        switch (setting.Kind)
        {
            case SettingKind.Boolean:
                return text.ToUpperInvariant() switch
                {
                    "TRUE" or "T" or "1" => new SettingValue("true", null, true),
                    "FALSE" or "F" or "0" => new SettingValue("false", null, true),
                    _ => new SettingValue(text, null, false),
                };
            case SettingKind.Choice:
                foreach (var choice in setting.Choices)
                {
                    if (Same(choice.Text, text) || choice.OtherTexts.Any(other => Same(other, text)))
                    {
                        return new SettingValue(choice.Text, choice.Number, true);
                    }
                }

                // Acks also takes a number; the assignors are a list, which a rule of its own reads.
                return setting == Settings.Acks && Parse(text) is { } acks && acks is >= -1 and <= 1000
                    ? Numeric(acks)
                    : new SettingValue(text, null, setting == Settings.PartitionAssignmentStrategy);
            case SettingKind.Integer or SettingKind.Decimal:
                return Parse(text) is { } number ? Numeric(number) : null;
            default:
                return new SettingValue(text, null, true);
        }
    }

    /// <summary>
    /// Reads the text that a configuration binder gives to a C# property: members of the enum or their numbers, true or
    /// false, numbers. Other texts it refuses.
    /// </summary>
    /// <returns>Null for a value that is accepted, and that nothing is known of.</returns>
    public static SettingValue? FromBound(Setting setting, string text)
    {
        var word = text.Trim();
        switch (setting.Kind)
        {
            case SettingKind.Boolean:
                return Same(word, "true") ? new SettingValue("true", null, true)
                    : Same(word, "false") ? new SettingValue("false", null, true)
                    : new SettingValue(text, null, false);
            case SettingKind.Choice when setting.Choices.Any(choice => choice.Member is not null):
                if (long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
                {
                    return FromProperty(setting, number);
                }

                foreach (var choice in setting.Choices)
                {
                    if (choice.Member is not null && Same(choice.Member, word))
                    {
                        return new SettingValue(choice.Text, choice.Number, true);
                    }
                }

                return word.Contains(",") ? null : new SettingValue(text, null, false);
            case SettingKind.Integer:
                return int.TryParse(word, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) ? Numeric(whole) : new SettingValue(text, null, false);
            default:
                return FromText(setting, text);
        }
    }

    private static bool Same(string left, string right) => string.Equals(left, right, System.StringComparison.OrdinalIgnoreCase);

    private static SettingValue Numeric(double number) => new(number.ToString(CultureInfo.InvariantCulture), number, true);

    private static double? Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
