using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Producing;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>Where a function may throw, as far as that is evident: it says so, or reads what may not be there.</summary>
internal static class EscapingFailure
{
    /// <summary>What reads text, or asks for the one thing that there must be.</summary>
    private static readonly Dictionary<string, string[]> s_throwing = new()
    {
        ["System.Text.Json.JsonDocument"] = ["Parse"],
        ["System.Text.Json.JsonSerializer"] = ["Deserialize"],
        ["System.Text.Json.JsonElement"] = ["GetProperty", "GetInt32", "GetInt64", "GetDouble", "GetString", "GetBoolean"],
        ["System.Text.Json.Nodes.JsonNode"] = ["Parse", "GetValue"],
        ["Newtonsoft.Json.JsonConvert"] = ["DeserializeObject"],
        ["Newtonsoft.Json.Linq.JObject"] = ["Parse"],
        ["Newtonsoft.Json.Linq.JToken"] = ["Parse"],
        ["System.Linq.Enumerable"] = ["First", "Single", "Last", "ElementAt"],
        ["System.IO.File"] = ["WriteAllText", "AppendAllText", "ReadAllText", "WriteAllBytes", "AppendAllLines", "WriteAllLines"],
        ["System.Threading.Tasks.Task"] = ["Wait", "WaitAll"],
        ["System.Runtime.CompilerServices.TaskAwaiter"] = ["GetResult"],
        ["System.Int32"] = ["Parse"],
        ["System.Int64"] = ["Parse"],
        ["System.Double"] = ["Parse"],
        ["System.DateTime"] = ["Parse"],
    };

    /// <summary>The first place whose failure leaves the function; null where there is none, or nobody can tell.</summary>
    public static IOperation? In(FunctionInSight function, CodeInSight code) => In(function.Body, code, Limits.CallDepth);

    /// <summary>The first throw that leaves the function.</summary>
    public static IOperation? Thrown(FunctionInSight function) => First(function.Body, operation => operation is IThrowOperation);

    /// <summary>The first await, or throw, that no clause is around: what an async method fails by.</summary>
    public static IOperation? OfAsync(FunctionInSight function) => First(function.Body, operation => operation is IThrowOperation or IAwaitOperation);

    private static IOperation? First(IOperation body, Func<IOperation, bool> throws) => OwnOperations.Of(body)
        .Where(operation => throws(operation) && !IsCaught(operation, body))
        .OrderBy(operation => operation.Syntax.SpanStart)
        .FirstOrDefault();

    private static IOperation? In(IOperation body, CodeInSight code, int calls) => First(body, operation => Throws(operation, code, calls));

    private static bool Throws(IOperation operation, CodeInSight code, int calls) => operation switch
    {
        IThrowOperation => true,
        IPropertyReferenceOperation { Property: { Name: "Result", ContainingType: { Name: "Task", ContainingNamespace: var scope } } } => scope.FullName() == "System.Threading.Tasks",
        IInvocationOperation call when IsKnown(call.TargetMethod) => true,
        IInvocationOperation { TargetMethod: { IsVirtual: false, IsAbstract: false, IsAsync: false } method } when calls > 0 && !method.DeclaringSyntaxReferences.IsEmpty =>
            code.FunctionsOf(method) is { Length: 1 } callees && In(callees[0].Body, code, calls - 1) is not null,
        _ => false,
    };

    private static bool IsKnown(IMethodSymbol method) =>
        method.ContainingType is { } type
        && s_throwing.TryGetValue(type.ContainingNamespace.FullName() + "." + type.Name, out var names)
        && names.Contains(method.Name);

    /// <summary>Whichever clause there is may be the one that takes it.</summary>
    private static bool IsCaught(IOperation operation, IOperation body)
    {
        for (var inner = operation; inner != body && inner.Parent is { } outer; inner = outer)
        {
            if (outer is ITryOperation { Catches.IsEmpty: false } attempt && attempt.Body == inner)
            {
                return true;
            }
        }

        return false;
    }
}
