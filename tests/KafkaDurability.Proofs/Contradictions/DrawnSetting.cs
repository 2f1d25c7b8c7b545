using Confluent.Kafka;

namespace KafkaDurability.Proofs.Contradictions;

/// <summary>One setting as code spells it: a property of the config class, or a key for <c>Set</c>.</summary>
internal sealed record DrawnSetting(string Name, object Value, bool IsKey)
{
    /// <summary>The statement that sets it on the variable <c>config</c>.</summary>
    public string Statement => IsKey ? $"config.Set(\"{Name}\", \"{Value}\");" : $"config.{Name} = {Literal};";

    private string Literal => Value switch
    {
        bool flag => flag ? "true" : "false",
        string text => $"\"{text}\"",
        Enum member when Enum.IsDefined(member.GetType(), member) => $"{member.GetType().Name}.{member}",
        Enum number => $"({number.GetType().Name}){number:D}",
        _ => FormattableString.Invariant($"{Value}"),
    };

    /// <summary>Sets it on a real object.</summary>
    public void Apply(ClientConfig config)
    {
        if (IsKey)
        {
            config.Set(Name, (string)Value);
        }
        else
        {
            var property = config.GetType().GetProperty(Name)!;
            property.SetValue(config, Value is int number && property.PropertyType == typeof(double?) ? (double)number : Value);
        }
    }

    public override string ToString() => Statement;
}
