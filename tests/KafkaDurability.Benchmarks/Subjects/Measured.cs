namespace KafkaDurability.Benchmarks.Subjects;

/// <summary>The programs whose compilation is measured as a whole.</summary>
internal static class Measured
{
    public const string Kafka = "580 files, each with a consumer and a producer";

    public const string Plain = "2,800 files without Kafka";

    public const string Large = "4,400 files, 3 % of which touch Kafka";

    public const string Library = "a library over the client, 850 files";

    /// <param name="part">Takes a part of the files alone, for a first look.</param>
    public static Subject Program(string name, double part = 1) => name switch
    {
        Kafka => Subject.Of((int)(580 * part), KafkaShare.Heavy),
        Plain => Subject.Of((int)(2_800 * part), KafkaShare.None),
        Large => new Subject(RealShapes.Large((int)(4_400 * part)), referencesKafka: true),
        Library => new Subject(RealShapes.Library((int)(850 * part)), referencesKafka: true),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such program."),
    };
}
