using System.Linq;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Functions;

/// <summary>Methods and delegates whose bodies Microsoft.Extensions.Logging writes: they log, and do nothing else.</summary>
internal static class LogMethods
{
    private const string Scope = "Microsoft.Extensions.Logging";

    /// <summary>[LoggerMessage] partial void OrderFailed(…), whether or not its generator has run.</summary>
    public static bool IsGenerated(IMethodSymbol method) =>
        (method.PartialDefinitionPart ?? method) is { IsPartialDefinition: true } declared
        && declared.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "LoggerMessageAttribute" } type && BaseLibrary.IsIn(type, Scope));

    /// <summary>LoggerMessage.Define&lt;string&gt;(…): what it gives is the delegate.</summary>
    public static bool Defines(IOperation value) =>
        value is IInvocationOperation { TargetMethod: { ContainingType.Name: "LoggerMessage" } method } && method.Name.StartsWith("Define", System.StringComparison.Ordinal)
        && BaseLibrary.IsIn(method.ContainingType, Scope);
}
