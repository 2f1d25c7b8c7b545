using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Confluent.Kafka;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KafkaDurability.Analyzers.Tests.Docs;

/// <summary>What code in tests is compiled against.</summary>
internal static class SampleReferences
{
    /// <summary>The framework and the Kafka client.</summary>
    public static ImmutableArray<MetadataReference> Client { get; } =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(ProducerConfig).Assembly.Location)];

    /// <summary>These, and the Microsoft.Extensions packages.</summary>
    public static ImmutableArray<MetadataReference> Hosting { get; } =
    [
        .. Client,
        .. new[]
        {
            typeof(ILogger), typeof(IServiceCollection), typeof(ServiceProvider), typeof(IOptions<>), typeof(IConfiguration),
            typeof(ConfigurationBinder), typeof(ConfigurationBuilder), typeof(BackgroundService), typeof(Host), typeof(LoggerFactory),
            typeof(OptionsConfigurationServiceCollectionExtensions), typeof(MemoryConfigurationBuilderExtensions), typeof(JsonConfigurationExtensions),
            typeof(FileConfigurationExtensions), typeof(ConsoleLoggerExtensions),
        }.Select(type => type.Assembly.Location).Distinct().Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
