namespace KafkaDurability.Benchmarks.Subjects;

/// <summary>The two programs whose compilation is measured as a whole.</summary>
internal static class Measured
{
    public const string Kafka = "580 files, each with a consumer and a producer";

    public const string Plain = "2,800 files without Kafka";

    public static Subject Program(string name) => name == Kafka ? Subject.Of(580, KafkaShare.Heavy) : Subject.Of(2_800, KafkaShare.None);
}
