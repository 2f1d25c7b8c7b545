using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>Batches that the object collects in a field, and its methods that come to them: those are followed where they are called.</content>
internal sealed partial class MessageReader
{
    private BatchFields? BatchesHere => _context.BatchesOf(_outermost);

    /// <summary>Some message was consumed here, and not given by a caller.</summary>
    private bool IsConsuming => HasCourses && State.Disjuncts.States.Any(own => !own.Key.IsGiven);

    /// <summary>The field has the result in hand, or where the group is to go on: whoever commits it passes the messages.</summary>
    private bool IsPutAside(IFieldSymbol field) => State.Value(field) is var kept && (kept.Has(MessageFacets.NextOffset) || (kept.Has(MessageFacets.Content) && _context.Types.IsResult(field.Type)));

    /// <summary>The batch that something is put into.</summary>
    /// <param name="value">Messages of a caller go into its hands, as far as this function can tell.</param>
    private IFieldSymbol? BatchAt(IOperation target, Provenance value) =>
        HasCourses && value.Parts.All(part => !part.Key.IsGiven) && Storage.OwnField(target) is { } field && BatchesHere?.Contains(field) == true ? field : null;

    /// <summary>The variable with a collection of this function's own: a local, or a field that is as good as one.</summary>
    private ISymbol? CollectionAt(IOperation? collection) => collection switch
    {
        ILocalReferenceOperation local => local.Local,
        IFieldReferenceOperation field => BatchAt(field, State.Value(field)),
        _ => null,
    };

    /// <returns>False where the method is too large, too deep in others, or calls itself.</returns>
    private bool OnOwnMethod(IInvocationOperation call, SyntaxNode body, Provenance[] values)
    {
        var method = call.TargetMethod.OriginalDefinition;
        if (OperationSource.Of(_context.Model.Compilation).Graph(body, _context.Cancellation) is not { } graph || Entered.Count >= Limits.ConsumedFunctions || !Entered.Add(method))
        {
            return false;
        }

        var touched = values.Concat(State.KeptInFields(method.ContainingType)).ToList();
        OnNested(graph, method, parameter => ValueOf(call, values, parameter), call, isDirect: true);
        Entered.Remove(method);

        // In which order it processes them and passes them is not looked at.
        touched.ForEach(value => Emit(MessageEventKind.MayBeProcessed, value, call.Syntax));
        return true;
    }
}
