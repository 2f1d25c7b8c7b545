using KafkaDurability.Analyzers;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Guarantees;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Tool.Loading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace KafkaDurability.Tool.Analysis;

/// <summary>From what is inferred of a program to what is shown of its clients, and of what libraries run for it.</summary>
internal sealed class ClientReader(LoadedCode code, Compilation compilation, AnalyzerOptions options, string project, CancellationToken cancellation)
{
    public IEnumerable<ClientReport> Read()
    {
        var guarantees = ProgramGuarantees.Of(compilation, options, cancellation);
        if (guarantees.IsEmpty || KafkaSymbols.From(compilation) is not { } symbols)
        {
            yield break;
        }

        var topics = new TopicNames(Model(symbols), cancellation);
        var version = compilation.ReferencedAssemblyNames.FirstOrDefault(assembly => assembly.Name == KafkaSymbols.Name)?.Version;
        foreach (var guarantee in guarantees)
        {
            yield return new ClientReport(
                Programs.OwnerOf(guarantee.Client.Build.GetLocation(), code) ?? project,
                NameOf(guarantee.Client.Build),
                guarantee.Client.Kind == ClientKinds.Producer,
                At(guarantee.Client.Build),
                guarantee.Delivery, guarantee.Name, guarantee.IsConditional,
                guarantee.Reasons.Select(Show).DistinctBy(reason => (reason.Rule, reason.Text, reason.Place)).ToList(),
                EffectiveSettings.Of(guarantee.Client, version, guarantee.Hazards).Select(Show).ToList(),
                topics.Of(guarantee.Client).ToList());
        }
    }

    /// <summary>What libraries over the client run, and what code reads no settings of.</summary>
    /// <param name="unseen">Is told what is not in sight.</param>
    public IEnumerable<EndpointReport> ReadEndpoints(Action<string> unseen)
    {
        if (KafkaSymbols.From(compilation) is not { } symbols)
        {
            return [];
        }

        var model = Model(symbols);
        foreach (var section in new FileSections(model, cancellation).Unbound().Select(config => config.Section).OfType<SettingsSection>())
        {
            unseen($"{Place.Of(section.Body.Location, Text).Show(code.Root)}: the section {section.Path} has settings of a Kafka client, and no code in sight reads it");
        }

        var endpoints = new LibraryEndpoints(model, new TopicNames(model, cancellation), cancellation);
        var found = endpoints.All().ToList();
        foreach (var library in endpoints.WithoutTopics(found))
        {
            unseen($"{project}: uses {library}, and no code in sight names a topic to it");
        }

        return found.Select(endpoint => new EndpointReport(
            endpoint.Library, endpoint.Of, endpoint.IsProducer, Programs.OwnerOf(endpoint.At.GetLocation(), code) ?? project, At(endpoint.At), Place.Of(endpoint.Whole, Text), endpoint.Topics)).ToList();
    }

    private ConfigModel Model(KafkaSymbols symbols) => ConfigModel.Of(compilation, symbols, SettingsFiles.Of(options, cancellation));

    private static string NameOf(SyntaxNode build) => build.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.Text
        ?? Path.GetFileNameWithoutExtension(build.SyntaxTree.FilePath);

    private ShownReason Show(Reason reason)
    {
        var place = reason.Code is null ? null : reason.File is { } file ? Place.Of(file.Location, Text) : At(reason.Code);
        var way = reason.Way.Select(At).Concat(place is null ? [] : [place]).Distinct().ToList();
        return new ShownReason(
            reason.Kind, reason.Text, reason.Rule, place,
            way.Count > 1 && way.All(step => step.Path == way[0].Path) ? [.. way.OrderBy(step => step.Line)] : way);
    }

    private ShownValue Show(EffectiveValue value) => new(
        value.Setting.Key, value.Text ?? (value.Origin == ValueOrigin.Default ? "not set" : null),
        value.Origin switch { ValueOrigin.Default => "default", ValueOrigin.Code => "code", ValueOrigin.File => "settings file", ValueOrigin.Implied => "implied", _ => "unknown" },
        value.File is { } file ? Place.Of(file.Location, Text) : value.Code is { } code ? At(code) : null,
        value.Note,
        value.Mark switch { SettingMark.Contradiction => "contradiction", SettingMark.Dead => "dead", _ => null },
        value.Rules);

    private Place At(SyntaxNode node) => Place.Of(node.GetLocation(), Text);

    private SourceText? Text(string path) => options.AdditionalFiles.FirstOrDefault(file => file.Path == path)?.GetText(cancellation);
}
