namespace KafkaDurability.Analyzers.Tests.Docs;

/// <summary>Files of the repository that follow from the rules and their pages.</summary>
internal static class Generated
{
    /// <summary>Set to 1, the tests write these files instead of comparing them.</summary>
    private const string WriteVariable = "KAFKA_DURABILITY_WRITE";

    /// <param name="path">From the root of the repository.</param>
    /// <param name="expected">What the file must have in it.</param>
    public static void Is(string path, string expected)
    {
        if (Environment.GetEnvironmentVariable(WriteVariable) == "1")
        {
            Repository.Write(path, expected);
        }

        Assert.True(
            Repository.Read(path) == expected,
            $"{path} does not follow from the rules and their pages. `{WriteVariable}=1 dotnet test tests/KafkaDurability.Analyzers.Tests --filter FullyQualifiedName~DocsAgreeTests|FullyQualifiedName~PresetTests` writes it.");
    }
}
