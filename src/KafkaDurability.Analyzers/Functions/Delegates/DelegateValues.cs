using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>
/// The one place that tells what a delegate may run: a lambda or method group, what a local, parameter, field, property
/// or event was given, and what was put into a table of handlers.
/// </summary>
internal sealed class DelegateValues
{
    private readonly VariableWrites _writes;

    private DelegateValues(Compilation compilation) => _writes = new VariableWrites(compilation);

    /// <summary>The values of a compilation, shared by all that ask for them.</summary>
    public static DelegateValues Of(Compilation compilation) => KafkaProgram.Of(compilation).Part(program => new DelegateValues(program.Compilation));

    /// <param name="value">An expression of a delegate type, from the operations of a member or from its graph.</param>
    public FunctionSet Of(IOperation? value, CancellationToken cancellation)
    {
        var search = new Search(_writes, cancellation);
        search.Collect(value, 0);
        return search.Found;
    }

    /// <param name="variable">A local, parameter, field, property or event of a delegate type.</param>
    public FunctionSet Of(ISymbol variable, CancellationToken cancellation)
    {
        var search = new Search(_writes, cancellation);
        search.CollectWrites(variable.OriginalDefinition, 0, elements: false);
        return search.Found;
    }

    /// <summary>One question: every variable is looked at once, so a circle of them ends.</summary>
    private sealed class Search(VariableWrites writes, CancellationToken cancellation)
    {
        private readonly HashSet<(ISymbol Variable, bool Elements)> _seen = [];

        private readonly List<FunctionValue> _functions = [];
        private readonly List<IOperation> _calls = [];
        private bool _isComplete = true;

        public FunctionSet Found => new(_functions.ToImmutableArray(), _calls.ToImmutableArray(), _isComplete);

        public void Collect(IOperation? value, int depth, bool elements = false)
        {
            if (depth > Limits.DelegateDepth || _functions.Count >= Limits.DelegateFunctions)
            {
                _isComplete = false;
                return;
            }

            switch (value)
            {
                case IConversionOperation conversion:
                    Collect(conversion.Operand, depth + 1, elements);
                    break;
                case IDelegateCreationOperation creation:
                    Collect(creation.Target, depth + 1);
                    break;
                case IAnonymousFunctionOperation lambda:
                    Add(lambda.Symbol, lambda.Syntax, lambda.Body);
                    break;
                case IFlowAnonymousFunctionOperation lambda:
                    Add(lambda.Symbol, lambda.Syntax);
                    break;
                case IMethodReferenceOperation { Method.MethodKind: MethodKind.DelegateInvoke } invoke:
                    Collect(invoke.Instance, depth + 1);
                    break;
                case IMethodReferenceOperation method:
                    Add((method.Method.ReducedFrom ?? method.Method).OriginalDefinition, null);
                    break;
                case IConditionalOperation choice:
                    Collect(choice.WhenTrue, depth + 1, elements);
                    Collect(choice.WhenFalse, depth + 1, elements);
                    break;
                case ICoalesceOperation choice:
                    Collect(choice.Value, depth + 1, elements);
                    Collect(choice.WhenNull, depth + 1, elements);
                    break;
                case ISwitchExpressionOperation choice:
                    choice.Arms.ToList().ForEach(arm => Collect(arm.Value, depth + 1, elements));
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                    Collect(sum.LeftOperand, depth + 1);
                    Collect(sum.RightOperand, depth + 1);
                    break;
                case IConditionalAccessInstanceOperation instance:
                    Collect(AccessAround(instance)?.Operation, depth + 1, elements);
                    break;
                case IPropertyReferenceOperation { Arguments.IsEmpty: false, Instance: { } table } when !elements:
                    Collect(table, depth + 1, elements: true);
                    break;
                case IArrayElementReferenceOperation element when !elements:
                    Collect(element.ArrayReference, depth + 1, elements: true);
                    break;
                case IInvocationOperation { TargetMethod.Name: "GetValueOrDefault" } lookup when !elements:
                    Collect(lookup.Instance ?? lookup.Arguments.FirstOrDefault()?.Value, depth + 1, elements: true);
                    break;
                case { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation:
                    break;
                case IInvocationOperation call:
                    _calls.Add(call);
                    break;
                case not null when elements && VariableWrites.ElementsOf(value) is { } own:
                    own.ToList().ForEach(element => Collect(element, depth + 1));
                    break;
                case not null when Variables.Named(value) is { } variable:
                    CollectWrites(variable, depth, elements);
                    break;
                default:
                    _isComplete = false;
                    break;
            }
        }

        public void CollectWrites(ISymbol variable, int depth, bool elements)
        {
            if (!_seen.Add((variable, elements)))
            {
                return;
            }

            var written = writes.To(variable, elements, cancellation);
            _isComplete &= written.IsComplete;
            foreach (var (value, isElement) in written.Values)
            {
                Collect(value, depth + 1, elements != isElement);
            }
        }

        private void Add(IMethodSymbol symbol, SyntaxNode? lambda, IOperation? body = null)
        {
            lambda ??= symbol.MethodKind == MethodKind.LocalFunction ? symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) : null;
            if (_functions.All(known => lambda is null ? !SymbolEqualityComparer.Default.Equals(known.Symbol, symbol) : known.Lambda != lambda))
            {
                _functions.Add(new FunctionValue(symbol, lambda, body));
            }
        }

        private static IConditionalAccessOperation? AccessAround(IOperation instance)
        {
            var inner = instance;
            for (var outer = instance.Parent; outer is not null; inner = outer, outer = outer.Parent)
            {
                if (outer is IConditionalAccessOperation access && access.WhenNotNull == inner)
                {
                    return access;
                }
            }

            return null;
        }
    }
}
