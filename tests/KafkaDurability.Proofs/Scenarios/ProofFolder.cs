namespace KafkaDurability.Proofs.Scenarios;

/// <summary>A folder for compiled programs, gone when it is disposed of.</summary>
internal sealed class ProofFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("kafka-durability-proofs-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
