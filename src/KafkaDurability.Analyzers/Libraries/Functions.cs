using System.Collections.Immutable;
using KafkaDurability.Analyzers.AppSettings;
using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>Azure Functions: the Kafka extension commits the offsets of an invocation that failed, unless host.json says otherwise.</summary>
/// <remarks>
/// Read from Azure/azure-functions-kafka-extension at f4fd2bb (4.3.2), src/Microsoft.Azure.WebJobs.Extensions.Kafka: Config/KafkaOptions.cs
/// (CommitOnFailure = true, MaxRetries = 5, since 4.3.0), Trigger/SingleItemFunctionExecutor.cs, MultipleItemFunctionExecutor.cs.
/// Before 4.3.0 offsets are committed whatever the function does.
/// </remarks>
internal sealed class Functions : Library
{
    private const string Section = "extensions:kafka";
    private static readonly Version s_firstWithChoice = new(4, 3, 0);

    public override string[] Assemblies => ["Microsoft.Azure.WebJobs.Extensions.Kafka", "Microsoft.Azure.Functions.Worker.Extensions.Kafka"];

    public override string[] Words => ["KafkaTrigger", "KafkaTriggerAttribute"];

    public override IEnumerable<LibraryFact> Read(LibraryMember member)
    {
        if (member.Method is not { } method
            || method.Parameters.Select(parameter => AttributeOf(parameter, "KafkaTriggerAttribute")).FirstOrDefault(found => found is not null) is not { } trigger
            || AttributeOf(method, "FixedDelayRetryAttribute", "ExponentialBackoffRetryAttribute") is not null
            || HostFile.Of(member.Program.Options, member.Cancellation) is not { } host
            || !LibraryReferences.IsFamily(trigger.AttributeClass?.ContainingAssembly)
            || trigger.ApplicationSyntaxReference?.GetSyntax(member.Cancellation) is not { } syntax
            || host.Has("retry") || host.Value(Section + ":commitOnFailure") is { Text: "false" } || !member.Program.Handlers.LetsFailuresOut(method))
        {
            yield break;
        }

        var hasChoice = ExtensionVersion(member.Program) is not { } version || version >= s_firstWithChoice;
        var said = host.Value(Section + ":commitOnFailure");
        yield return new LibraryFact(Hazard.CommittedOnFailure, syntax, method.Name, hasChoice
            ? "set extensions.kafka.commitOnFailure to false in host.json, or add a retry policy"
            : "add a retry policy")
        {
            Files = [said?.Value ?? host.Place],
            Plans = Plans(member, host, said, hasChoice),
        };
    }

    private static IReadOnlyList<FixPlan> Plans(LibraryMember member, HostFile host, FileSetting? said, bool hasChoice)
    {
        var plans = new List<FixPlan>();
        if (hasChoice && host.Edits(Section, said) is { Count: > 0 } edits)
        {
            plans.Add(FixPlan.Create("Commit only what succeeded (host.json)", editorOnly: true, edits.Select(edit => (member.Syntax, edit))));
        }

        if (RetryScope(member.Program) is { } scope && member.Syntax is MethodDeclarationSyntax)
        {
            plans.Add(FixPlan.Create("Retry the invocation", editorOnly: false,
            [
                (member.Syntax, Edit.AddAttribute(member.Syntax, "ExponentialBackoffRetry(-1, \"00:00:04\", \"00:15:00\")")),
                (member.Syntax, Edit.AddUsing(scope)),
            ]));
        }

        return plans;
    }

    private static string? RetryScope(LibraryProgram program) => new[] { "Microsoft.Azure.Functions.Worker", "Microsoft.Azure.WebJobs" }
        .FirstOrDefault(scope => program.HasType(scope + ".ExponentialBackoffRetryAttribute"));

    /// <summary>The version that the host loads; the isolated worker's assembly names it. Null where that is not known: then the newest is taken.</summary>
    private static Version? ExtensionVersion(LibraryProgram program)
    {
        if (program.References.VersionOf("Microsoft.Azure.WebJobs.Extensions.Kafka") is { } direct)
        {
            return direct;
        }

        var worker = program.Compilation.SourceModule.ReferencedAssemblySymbols.FirstOrDefault(assembly => assembly.Name == "Microsoft.Azure.Functions.Worker.Extensions.Kafka");
        var named = worker?.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "ExtensionInformationAttribute");
        return named?.ConstructorArguments.ElementAtOrDefault(1).Value is string text && Version.TryParse(text, out var version) ? version : null;
    }
}
