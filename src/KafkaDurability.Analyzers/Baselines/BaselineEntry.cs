using KafkaDurability.Analyzers.AppSettings;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Baselines;

/// <summary>One finding that a baseline accepts.</summary>
/// <param name="Project">The name of the assembly, since projects may share a file; empty where that is left out, which is any.</param>
internal sealed record BaselineEntry(string Project, string Rule, Fingerprint Fingerprint)
{
    /// <returns>Null where one of the parts is missing: such an entry hides nothing.</returns>
    public static BaselineEntry? Read(JsonNode node)
    {
        string? Text(string name) => node.Members.FirstOrDefault(member => member.Name == name)?.Value is { Kind: JsonKind.String, Text: var text } ? text : null;
        return node.Kind == JsonKind.Object && Text("rule") is { } rule && Text("member") is { } member && Text("code") is { } code
            ? new BaselineEntry(Text("project") ?? "", rule, new Fingerprint(member, code))
            : null;
    }

    /// <summary>From what <see cref="Fingerprint.AddTo"/> has written; null where there is nothing of the kind.</summary>
    public static BaselineEntry? Of(Diagnostic diagnostic, string project) =>
        diagnostic.Properties.TryGetValue(Fingerprint.Property, out var text) && text?.Split([' '], 3) is { Length: 3 } parts
            ? new BaselineEntry(project, parts[0], new Fingerprint(parts[2], parts[1]))
            : null;

    public bool IsOf(string? assembly) => Project.Length == 0 || Project == assembly;

    /// <summary>Names and hashes need no escapes; what does is left out.</summary>
    public override string ToString() =>
        $"{{ \"project\": \"{Plain(Project)}\", \"rule\": \"{Plain(Rule)}\", \"member\": \"{Plain(Fingerprint.Member)}\", \"code\": \"{Plain(Fingerprint.Code)}\" }}";

    private static string Plain(string text) => new(text.Where(letter => letter >= ' ' && letter is not ('"' or '\\')).ToArray());
}
