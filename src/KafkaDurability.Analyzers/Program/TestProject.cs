using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Program;

/// <summary>Tests look into topics with consumers that nobody misses.</summary>
internal static class TestProject
{
    private static readonly string[] s_frameworks =
        ["xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core"];

    public static bool Is(Compilation compilation) => KafkaProgram.Of(compilation).IsTest;

    /// <summary>Whether the compilation refers to a framework for tests.</summary>
    internal static bool References(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(assembly => s_frameworks.Contains(assembly.Name));
}
