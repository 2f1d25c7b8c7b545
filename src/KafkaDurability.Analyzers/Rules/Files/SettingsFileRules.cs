using System.Collections.Immutable;
using System.Threading;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Options;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>What is wrong inside a settings file: names that nobody reads, and sections that no code in sight binds.</summary>
internal static class SettingsFileRules
{
    private static readonly ImmutableArray<FileRule> s_rules = AllRules.All.OfType<FileRule>().ToImmutableArray();

    public static IEnumerable<FileFinding> Judge(string path, ConfigModel model, KafkaOptions options, CancellationToken cancellation)
    {
        if (model.Files.All.FirstOrDefault(file => file.Path == path) is not { Error: null } own || model.Files.IsSilent(path))
        {
            return [];
        }

        var sections = new FileSections(model, cancellation);
        var names = sections.Bound().SelectMany(section => own.In(section.Path).Select(setting => s_rules.Select(rule => rule.Judge(setting, section)).FirstOrDefault(finding => finding is not null)));
        return names.OfType<FileFinding>().Concat(sections.Unbound().SelectMany(section => Judge(section, path, model, options, cancellation)));
    }

    /// <summary>A section by itself shows only what is wrong whatever code does with it.</summary>
    private static IEnumerable<FileFinding> Judge(ConfigObject section, string path, ConfigModel model, KafkaOptions options, CancellationToken cancellation)
    {
        var context = new ClientSettings(section, options, new ConsumerUse(section, model, cancellation), new TransactionUse(section, model, cancellation), new OptionsSharing(section, model, cancellation));
        return SettingRules.Judge(context)
            .Where(finding => finding.Files.FirstOrDefault()?.Path == path)
            .Select(finding => new FileFinding(
                finding.Rule,
                finding.Files[0],
                ImmutableArray<SyntaxNode>.Empty,
                finding.Plans.FirstOrDefault(plan => plan.File == path),
                finding.Arguments)
            {
                Files = finding.Files.RemoveAt(0),
            });
    }
}
