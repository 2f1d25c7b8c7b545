using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Tests.Fuzz;

/// <summary>Counts findings, fixes and what became of them, by rule; files that compile apart from those that do not.</summary>
internal sealed class FixTally
{
    private const int ShownOfAKind = 2;

    private readonly SortedDictionary<(bool Clean, string Id), Counts> _rules = [];
    private readonly SortedDictionary<string, int> _remarks = [];
    private readonly Dictionary<string, int> _kinds = [];
    private int _settled;
    private int _unsettled;

    public List<string> Failures { get; } = [];

    public int Projects { get; set; }

    public void Found(Diagnostic finding, bool clean) => Of(finding, clean).Findings++;

    public void Offered(Diagnostic finding, bool clean, int fixes)
    {
        Of(finding, clean).Fixable += fixes > 0 ? 1 : 0;
        Of(finding, clean).Fixes += fixes;
    }

    public void Applied(Diagnostic finding, bool clean, FixVerdict verdict, string origin)
    {
        var counts = Of(finding, clean);
        counts.Applied++;
        counts.Lines = Math.Max(counts.Lines, verdict.LinesTouched);
        foreach (var raised in verdict.Raised)
        {
            Count(finding.Id + " -> " + raised);
        }

        foreach (var check in Enum.GetValues<FixCheck>())
        {
            if (!verdict.Complaints.TryGetValue(check, out var complaint))
            {
                counts.Passes[(int)check]++;
            }
            else if (clean || check is FixCheck.Parses or FixCheck.Local or FixCheck.Layout)
            {
                Fail($"{finding.Id} {check}", $"{origin}: {finding.Id} \"{verdict.Title}\" {check}: {complaint}\n--- before, {finding.Location.GetLineSpan()}\n{verdict.Before}\n--- after\n{verdict.After}");
            }
            else
            {
                Count($"{finding.Id} {check} in a file with errors of its own, as {origin}: {complaint}");
            }
        }
    }

    /// <param name="complaint">Why applying all fixes did not come to a good end; null where it did.</param>
    public void Settled(string origin, string? complaint)
    {
        _settled += complaint is null ? 1 : 0;
        _unsettled += complaint is null ? 0 : 1;
        if (complaint is not null)
        {
            Fail("all fixes", $"{origin}: {complaint}");
        }
    }

    public void Threw(string origin, Exception exception, string code) => Fail("threw", $"{origin}: {exception}\n{code}");

    public override string ToString()
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"{Projects} projects; all fixes settle in {_settled} of {_settled + _unsettled}; {_kinds.Values.Sum()} failures");
        text.AppendLine("file     rule   findings fixable applied  " + string.Join(' ', Enum.GetNames<FixCheck>().Select(name => name.PadLeft(8))) + "  most lines");
        foreach (var clean in new[] { true, false })
        {
            var rules = _rules.Where(rule => rule.Key.Clean == clean).ToList();
            foreach (var (key, counts) in rules)
            {
                counts.Append(text, clean, key.Id);
            }

            Counts.Sum(rules.Select(rule => rule.Value)).Append(text, clean, "all");
        }

        return text.AppendJoin('\n', _remarks.Select(remark => $"{remark.Key}: {remark.Value}")).AppendLine()
            .AppendJoin('\n', _kinds.Select(kind => $"failed {kind.Key}: {kind.Value}")).ToString();
    }

    private void Count(string remark) => _remarks[remark] = _remarks.GetValueOrDefault(remark) + 1;

    private void Fail(string kind, string text)
    {
        _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
        if (_kinds[kind] <= ShownOfAKind)
        {
            Failures.Add(text);
        }
    }

    private Counts Of(Diagnostic finding, bool clean) =>
        _rules.TryGetValue((clean, finding.Id), out var counts) ? counts : _rules[(clean, finding.Id)] = new();

    private sealed class Counts
    {
        public int Findings, Fixable, Fixes, Applied, Lines;

        public int[] Passes { get; } = new int[Enum.GetValues<FixCheck>().Length];

        public static Counts Sum(IEnumerable<Counts> all)
        {
            var sum = new Counts();
            foreach (var counts in all)
            {
                sum.Findings += counts.Findings;
                sum.Fixable += counts.Fixable;
                sum.Fixes += counts.Fixes;
                sum.Applied += counts.Applied;
                sum.Lines = Math.Max(sum.Lines, counts.Lines);
                for (var i = 0; i < counts.Passes.Length; i++)
                {
                    sum.Passes[i] += counts.Passes[i];
                }
            }

            return sum;
        }

        public void Append(StringBuilder text, bool clean, string id) => text.AppendLine(CultureInfo.InvariantCulture,
            $"{(clean ? "compiles" : "errors"),-8} {id,-6} {Findings,8} {Fixable,7} {Applied,7}   {string.Join(' ', Passes.Select(passes => Applied == 0 ? "       -" : $"{100.0 * passes / Applied,7:F2}%"))} {Lines,11}");
    }
}
