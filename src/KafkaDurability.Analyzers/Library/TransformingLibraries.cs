using System.Linq;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Library;

/// <summary>Libraries that make one value from another and keep nothing: serializers, mappers, text.</summary>
internal static class TransformingLibraries
{
    /// <summary>Namespaces, each with those below it.</summary>
    private static readonly string[] s_namespaces =
    {
        "Newtonsoft.Json", "Google.Protobuf", "ProtoBuf", "MessagePack", "MemoryPack", "Avro", "Chr.Avro", "YamlDotNet", "Utf8Json", "Jil", "SpanJson", "NJsonSchema",
        "AutoMapper", "Mapster", "Riok.Mapperly", "Humanizer", "Microsoft.Extensions.Primitives", "Microsoft.Extensions.Options", "Microsoft.IO",
        "CloudNative.CloudEvents", "Confluent.SchemaRegistry", "Confluent.Kafka.SyncOverAsync",
    };

    public static bool Declare(IMethodSymbol method) =>
        method.ContainingNamespace is { IsGlobalNamespace: false } scope && scope.FullName() is var name && s_namespaces.Any(root => Namespaces.IsWithin(name, root));
}
