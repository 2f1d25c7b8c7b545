using System.Collections.Generic;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Library;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Consuming;

/// <content>orders.Where(order => ids.Contains(order.Id)).ExecuteDeleteAsync(): what the message says picks the rows that are changed.</content>
internal sealed partial class MessageReader
{
    private static readonly HashSet<string> s_changing = NameTokens.Set("Delete", "Update", "Replace", "Remove", "Upsert");

    /// <summary>What comes out is the row of the message, to be changed and saved.</summary>
    private static readonly HashSet<string> s_looking = NameTokens.Set("First", "Single", "Find");

    /// <summary>Adds to what a call is given what it is told by expression trees: its own, and those of the query that it changes the rows of.</summary>
    private void AddPicked(IInvocationOperation call, Provenance[] values)
    {
        if (values.Length == 0 || !(NameTokens.Any(call.TargetMethod.Name, s_changing) || (_storage.SavesRows && NameTokens.Any(call.TargetMethod.Name, s_looking))))
        {
            return;
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = values[i].Union(PickedBy(call.Arguments[i].Value));
        }

        var query = call.TargetMethod.IsExtensionMethod ? _storage.Resolve(call.Arguments[0].Value) : null;
        for (var hops = 0; hops < Limits.Hops && query is IInvocationOperation link; hops++)
        {
            foreach (var argument in link.Arguments)
            {
                values[0] = values[0].Union(PickedBy(argument.Value));
            }

            query = _storage.Resolve(link.Instance ?? (link.Arguments.IsEmpty ? null : link.Arguments[0].Value));
        }
    }

    /// <summary>What an expression tree reads of the variables around it.</summary>
    private Provenance PickedBy(IOperation argument)
    {
        var value = Provenance.None;
        if (argument is IConversionOperation { Operand: IFlowAnonymousFunctionOperation function })
        {
            foreach (var part in FunctionGraphs.Operations(_graph.GetAnonymousFunctionControlFlowGraphInScope(function, _context.Cancellation)))
            {
                value = value.Union(State.Value(part));
            }
        }

        return value;
    }
}
