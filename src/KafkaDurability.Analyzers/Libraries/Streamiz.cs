using System.Collections.Immutable;
using KafkaDurability.Analyzers.Fixes;
using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Libraries;

/// <summary>Streamiz: a handler that answers CONTINUE drops the record, and so does a retry policy that is not told otherwise.</summary>
/// <remarks>Read from LGouellec/kafka-streams-dotnet, core/Stream/RetryPolicy.cs, core/Processors/ExternalProcessorTopologyExecutor.cs, core/StreamConfig.cs. Run with Streamiz.Kafka.Net 1.8.2.</remarks>
internal sealed class Streamiz : Library
{
    private static readonly string[] s_handlers = ["DeserializationExceptionHandler", "ProductionExceptionHandler", "InnerExceptionHandler"];

    public override string[] Assemblies => ["Streamiz.Kafka.Net"];

    public override string[] Words => [.. s_handlers, "NewBuilder", "RetryPolicyBuilder"];

    public override IEnumerable<LibraryFact> Read(LibraryMember member) => member.Operations.OfType<ISimpleAssignmentOperation>().SelectMany(write => Handler(write, member))
        .Concat(member.Calls("NewBuilder").SelectMany(call => Retry(call, member)));

    private static IEnumerable<LibraryFact> Handler(ISimpleAssignmentOperation write, LibraryMember member)
    {
        if (write.Target is not IPropertyReferenceOperation { Property: var property } || !s_handlers.Contains(property.Name) || !member.Program.References.IsOfLibrary(property.ContainingAssembly)
            || member.Program.Chains.Bodies.FunctionOf(write.Value, null) is not { } function)
        {
            return [];
        }

        // A handler that does more than to log may keep the record elsewhere.
        var isPlain = !function.Body.Descendants().OfType<IInvocationOperation>().Any(call => !KnownCallees.Observes(call.TargetMethod) && !LibraryReferences.IsPlatform(call.TargetMethod.ContainingAssembly))
            && !function.Body.Descendants().Any(operation => operation is IAssignmentOperation);
        return isPlain ? function.Body.Descendants().Where(IsContinue).Select(answer => Skipped(answer, property.Name)) : [];
    }

    private static bool IsContinue(IOperation operation) => operation is IFieldReferenceOperation { Field: { Name: "CONTINUE", ContainingType.Name: "ExceptionHandlerResponse" or "ProductionExceptionHandlerResponse" } };

    private static LibraryFact Skipped(IOperation answer, string handler) => new(Hazard.Skips, answer.Syntax,
        $"{handler} answers CONTINUE",
        handler == "ProductionExceptionHandler" ? "a record that could not be sent is dropped, and the offset of its source moves on" : "Streamiz drops the record that failed, and its offset moves on",
        "answer FAIL, or keep the record elsewhere first")
    {
        Plans = [FixPlan.Create("Answer FAIL", editorOnly: false, [(answer.Syntax, Edit.Replace(answer.Syntax, answer.Syntax.ToString().Replace("CONTINUE", "FAIL")))])],
    };

    private static IEnumerable<LibraryFact> Retry(IInvocationOperation call, LibraryMember member)
    {
        var policy = member.Program.Chains.Behind(call, null);
        // What the policy does not retry ends the stream; only retries come to an end that may be a skip.
        if (call.TargetMethod.ContainingType.Name != "RetryPolicy" || !policy.Has("RetriableException") || AreOnlyAsked(member))
        {
            yield break;
        }

        if (policy.Last("RetryBehavior") is { } behavior)
        {
            if (behavior.LastValue is IFieldReferenceOperation { Field.Name: "SKIP" } skip)
            {
                yield return Ended(skip.Syntax, "RetryBehavior(EndRetryBehavior.SKIP)") with
                {
                    Plans = [FixPlan.Create("End with FAIL", editorOnly: false, [(skip.Syntax, Edit.Replace(skip.Syntax, skip.Syntax.ToString().Replace("SKIP", "FAIL")))])],
                };
            }
        }
        else if (policy.IsComplete)
        {
            var scope = call.TargetMethod.ContainingNamespace.ToDisplayString();
            yield return Ended(CallSyntax.Name(call), "A retry policy without RetryBehavior") with
            {
                Plans = [FixPlan.Create("End with FAIL", editorOnly: false, [(call.Syntax, Edit.AppendCall(call.Syntax, ".RetryBehavior(EndRetryBehavior.FAIL)")), (call.Syntax, Edit.AddUsing(scope))])],
            };
        }
    }

    /// <summary>The policies that are built here are asked what they say, as in a test of the builder, and no stream gets one.</summary>
    private static bool AreOnlyAsked(LibraryMember member)
    {
        var uses = member.Operations.OfType<ILocalReferenceOperation>().ToLookup(use => use.Local, SymbolEqualityComparer.Default);
        var built = member.Operations.OfType<IInvocationOperation>().Where(call => call.TargetMethod is { Name: "Build", ContainingType.Name: "RetryPolicyBuilder" }).ToList();
        return built.Count > 0 && built.All(build => build.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var policy } }
            && uses.Contains(policy) && uses[policy].All(use => use.Parent is IMemberReferenceOperation));
    }

    private static LibraryFact Ended(SyntaxNode at, string what) =>
        new(Hazard.Skips, at, what, "Streamiz skips the record after the last retry, and its offset moves on", "end with EndRetryBehavior.FAIL or BUFFERED");
}
