using CsCheck;

namespace KafkaDurability.Proofs.Contradictions;

/// <summary>
/// KD1005 and KD2006 report a combination of settings if, and only if, the real client throws when it is built. The
/// combinations are drawn anew in each run; a failure names the seed that draws it again.
/// </summary>
/// <remarks>
/// Left out are the settings of security: the client looks at files and mechanisms there, which the rules do not know. So
/// are values that the client refuses on their own; KD5005 is about those. Of what is drawn, no combination is left out.
/// </remarks>
public sealed class ContradictionTests
{
    private const int Draws = 400;

    [Fact]
    public Task A_producer_throws_where_KD1005_reports_and_nowhere_else() =>
        DrawnSettings.Producer.SampleAsync(settings => AgreeAsync("Producer", "KD1005", settings, RealClient.BuildProducer(settings)), iter: Draws, print: Print);

    [Fact]
    public Task A_consumer_throws_where_KD2006_reports_and_nowhere_else() =>
        DrawnSettings.Consumer.SampleAsync(settings => AgreeAsync("Consumer", "KD2006", settings, RealClient.BuildConsumer(settings)), iter: Draws, print: Print);

    private static async Task AgreeAsync(string client, string rule, DrawnSetting[] settings, Exception? thrown)
    {
        var reported = await Judgement.OfAsync(client, rule, settings);
        Assert.True(
            reported.Count > 0 == thrown is not null,
            $"{rule} says [{string.Join("; ", reported)}], the client {(thrown is null ? "is built" : "throws: " + thrown.Message)}");
    }

    private static string Print(DrawnSetting[] settings) => string.Join(" ", settings.AsEnumerable());
}
