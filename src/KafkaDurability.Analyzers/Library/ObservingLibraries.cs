using System.Linq;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Library;

/// <summary>Libraries that look at what they are given and do no more: logs, metrics, traces, assertions.</summary>
internal static class ObservingLibraries
{
    /// <summary>Namespaces, each with those below it.</summary>
    private static readonly string[] s_namespaces =
    {
        "Microsoft.Extensions.Logging", "Serilog", "NLog", "log4net", "Common.Logging", "NuGet.Common.ILogger", "ZLogger", "Sentry", "Bugsnag", "Raygun4Net", "Rollbar",
        "System.Diagnostics", "OpenTelemetry", "OpenTracing", "Prometheus", "App.Metrics", "StatsdClient", "Microsoft.ApplicationInsights",
        "Datadog.Trace", "Elastic.Apm", "NewRelic.Api.Agent", "Spectre.Console",
        "FluentValidation", "Ardalis.GuardClauses", "Dawn", "CommunityToolkit.Diagnostics",
        "Xunit", "NUnit.Framework", "Microsoft.VisualStudio.TestTools.UnitTesting", "FluentAssertions", "Shouldly",
    };

    /// <summary>Whether one of them declares the method, or it extends one of their types.</summary>
    public static bool Declare(IMethodSymbol method) => Contain(method.ContainingNamespace) || (Extended(method) is { } type && Contain(type.ContainingNamespace));

    private static bool Contain(INamespaceSymbol? scope) =>
        scope is { IsGlobalNamespace: false } && scope.FullName() is var name && s_namespaces.Any(root => Namespaces.IsWithin(name, root));

    /// <summary>What an extension method is called on: ILogger of log.OrderReceived(…), whoever wrote that.</summary>
    private static ITypeSymbol? Extended(IMethodSymbol method) =>
        (method.ReducedFrom ?? method) is { IsExtensionMethod: true, Parameters: { Length: > 0 } parameters } && parameters[0].Type is { TypeKind: TypeKind.Interface or TypeKind.Class } type
            ? type
            : null;
}
