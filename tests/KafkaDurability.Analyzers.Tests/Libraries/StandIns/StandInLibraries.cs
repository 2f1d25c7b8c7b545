using System.Collections.Concurrent;
using KafkaDurability.Analyzers.Tests.Docs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KafkaDurability.Analyzers.Tests.Libraries.StandIns;

/// <summary>
/// Libraries over the client as small assemblies that have their names, versions and public signatures, written by hand
/// from their sources. Code names the namespaces of those it uses.
/// </summary>
internal static class StandInLibraries
{
    private static readonly ConcurrentDictionary<(string Name, string Source), MetadataReference> s_made = new();

    private static readonly (string Scope, (string Name, string Source)[] Assemblies)[] s_all =
    [
        ("KafkaFlow", [("KafkaFlow", KafkaFlow.Source)]),
        ("KafkaFlow.Retry", [("KafkaFlow.Retry", KafkaFlow.Retry)]),
        ("MassTransit", [("MassTransit.Abstractions", MassTransit.Abstractions), ("MassTransit.KafkaIntegration", MassTransit.Kafka)]),
        ("Wolverine", [("Wolverine", Wolverine.Core), ("Wolverine.Kafka", Wolverine.Kafka)]),
        ("Wolverine.Postgresql", [("Wolverine.Postgresql", Wolverine.Postgresql)]),
        ("Paramore.Brighter", [("Paramore.Brighter", Brighter.Core), ("Paramore.Brighter.MessagingGateway.Kafka", Brighter.Kafka)]),
        ("SlimMessageBus", [("SlimMessageBus.Host.Kafka", Others.SlimMessageBus)]),
        ("DotNetCore.CAP", [("DotNetCore.CAP.Kafka", Others.Cap)]),
        ("Silverback", [("Silverback.Integration.Kafka", Others.Silverback)]),
        ("Streamiz", [("Streamiz.Kafka.Net", Others.Streamiz)]),
        ("Akka", [("Akka.Streams.Kafka", Others.Akka)]),
        ("Microsoft.Azure.Functions", [("Microsoft.Azure.Functions.Worker.Extensions.Kafka", Others.Functions())]),
    ];

    /// <summary>The references of code that imports the libraries' namespaces; none for code that imports none.</summary>
    /// <remarks>A comment "SlimMessageBus 2.5" or "SlimMessageBus 2.2" stands for that version, where 3 is usual.</remarks>
    public static IEnumerable<MetadataReference> UsedBy(string code)
    {
        var used = new List<MetadataReference>();
        foreach (var (_, assemblies) in s_all.Where(library => code.Contains("using " + library.Scope, StringComparison.Ordinal)))
        {
            foreach (var (name, source) in assemblies)
            {
                used.Add(Make(name, OfVersion(code, source), used));
            }
        }

        // Their samples configure hosts.
        return used.Count == 0 ? used : used.Concat(SampleReferences.Hosting.Where(reference => Path.GetFileName(reference.Display ?? "").StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)));
    }

    private static string OfVersion(string code, string source) => source != Others.SlimMessageBus ? source
        : code.Contains("SlimMessageBus 2.5", StringComparison.Ordinal) ? Others.SlimMessageBus2
        : code.Contains("SlimMessageBus 2.2", StringComparison.Ordinal) ? Others.SlimMessageBus22
        : source;

    /// <summary>Whether code is that of a function app, whose settings are in host.json.</summary>
    public static bool IsFunctionApp(string code) => code.Contains("using Microsoft.Azure.Functions", StringComparison.Ordinal);

    public static MetadataReference Make(string name, string source, IEnumerable<MetadataReference> references) => s_made.GetOrAdd((name, source), _ =>
    {
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source)], SampleReferences.Hosting.Concat(references), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return MetadataReference.CreateFromImage(image.ToArray());
    });
}
