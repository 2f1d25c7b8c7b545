namespace KafkaDurability.Proofs.Scenarios;

/// <summary>What became of the messages.</summary>
/// <param name="Lost">How many never arrived: in the log, or at the processing.</param>
/// <param name="Duplicated">How many arrived more than once.</param>
/// <param name="Ends">The exception that the program ends with; empty where it does not.</param>
internal sealed record Outcome(int Lost, int Duplicated = 0, string Ends = "")
{
    /// <summary>What every fix has to reach.</summary>
    public static Outcome AllIsWell { get; } = new(0);

    public override string ToString() => $"{Lost} lost, {Duplicated} duplicated" + (Ends.Length > 0 ? $", ends with {Ends}" : "");

    /// <param name="sent">The messages, each once.</param>
    /// <param name="arrived">Messages as often as they arrived, and possibly others.</param>
    public static Outcome Count(IReadOnlyCollection<string> sent, IEnumerable<string> arrived, string ends)
    {
        var times = arrived.CountBy(value => value).ToDictionary();
        return new Outcome(
            sent.Count(value => !times.ContainsKey(value)),
            sent.Count(value => times.GetValueOrDefault(value) > 1),
            ends);
    }
}
