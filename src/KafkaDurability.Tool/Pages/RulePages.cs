using KafkaDurability.Tool.Analysis;

namespace KafkaDurability.Tool.Pages;

/// <summary>The pages of the rules, which the tool carries.</summary>
internal static class RulePages
{
    /// <exception cref="ToolException">There is no such rule; those with the nearest IDs are named.</exception>
    public static string Of(string rule)
    {
        using var stream = typeof(RulePages).Assembly.GetManifestResourceStream($"rules/{rule.ToUpperInvariant()}.md");
        if (stream is null)
        {
            var near = KafkaRules.Descriptors.Select(descriptor => descriptor.Id).Where(id => rule.Length > 3 && id.StartsWith(rule[..4], StringComparison.OrdinalIgnoreCase)).ToList();
            throw new ToolException($"{rule}: there is no such rule" + (near.Count > 0 ? $"; there are {string.Join(", ", near)}" : ", they are KD1001 to KD6015"));
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
