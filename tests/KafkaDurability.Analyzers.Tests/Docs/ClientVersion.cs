using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Tests.Docs;

/// <summary>The Kafka client that the tests have, under the number of another version.</summary>
internal static partial class ClientVersion
{
    private const string Client = "Confluent.Kafka.dll";

    /// <summary>The references, with the client under the number that the code's first line may tell: "// Confluent.Kafka 1.8.1".</summary>
    public static IEnumerable<MetadataReference> For(string block, IEnumerable<MetadataReference> references) =>
        FirstLine().Match(block) is { Success: true } line ? Of(references, Version.Parse(line.Groups[1].Value)) : references;

    /// <summary>The references, with the client under another number.</summary>
    public static IEnumerable<MetadataReference> Of(IEnumerable<MetadataReference> references, Version version) => references.Select(reference =>
        reference is PortableExecutableReference { FilePath: { } path } && Path.GetFileName(path) == Client ? MetadataReference.CreateFromImage(Image(path, version), filePath: path) : reference);

    private static byte[] Image(string path, Version version)
    {
        var image = File.ReadAllBytes(path);
        using var reader = new PEReader(new MemoryStream(image));

        // ECMA-335, II.22.2: the hash algorithm in four bytes, then the four parts of the version in two each.
        var row = reader.PEHeaders.MetadataStartOffset + reader.GetMetadataReader().GetTableMetadataOffset(TableIndex.Assembly) + 4;
        foreach (var (part, index) in new[] { version.Major, version.Minor, version.Build, 0 }.Select((part, index) => (part, index)))
        {
            BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(row + 2 * index), (ushort)part);
        }

        return image;
    }

    [GeneratedRegex(@"\A// Confluent\.Kafka (\d+\.\d+\.\d+)\r?\n")]
    private static partial Regex FirstLine();
}
