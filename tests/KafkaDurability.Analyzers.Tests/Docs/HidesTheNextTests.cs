using System.Text.RegularExpressions;
using KafkaDurability.Analyzers.Tests.Rules.Consumer;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Docs;

/// <summary>The table "One finding hides the next" of docs/ci.md: each pair of it, before and after the first is fixed.</summary>
public sealed partial class HidesTheNextTests
{
    private const string Group = ConsumerProgram.Group;

    private const string Automatic = "var config = new ConsumerConfig { " + Group + " };";

    private const string Explicit = "var config = new ConsumerConfig { " + Group + ", EnableAutoCommit = true };";

    private const string Careful = "var config = new ConsumerConfig { " + ConsumerProgram.Careful + " };";

    private const string Swallow = "while (true) { var result = consumer.Consume(token); try { Process(result.Message.Value); } catch (Exception e) { Console.WriteLine(e); } }";

    private const string Store = "while (true) { var result = consumer.Consume(token); Process(result.Message.Value); consumer.StoreOffset(result); }";

    private const string SwallowAndCommit = "while (true) { var result = consumer.Consume(token); try { Process(result.Message.Value); } catch (Exception e) { Console.WriteLine(e); } consumer.Commit(result); }";

    private const string SwallowAndStore = "while (true) { var result = consumer.Consume(token); try { Process(result.Message.Value); } catch (Exception e) { Console.WriteLine(e); } consumer.StoreOffset(result); }";

    private static readonly Dictionary<(string First, string Then), (string Before, string After)> s_programs = new()
    {
        [("KD2104", "KD2001")] = (ConsumerProgram.Of(Explicit, Swallow), ConsumerProgram.Of(Explicit)),
        [("KD2104", "KD2002")] = (ConsumerProgram.Of(Automatic, Swallow), ConsumerProgram.Of(Automatic)),
        [("KD2004", "KD2108")] = (
            ConsumerProgram.Plain(Automatic, Store),
            ConsumerProgram.Plain(Automatic.Replace(" }", ", EnableAutoOffsetStore = false }", StringComparison.Ordinal), Store)),
        [("KD2004", "KD2005")] = (
            ConsumerProgram.Of(Careful, Store),
            ConsumerProgram.Of(Careful.Replace(" }", ", EnableAutoOffsetStore = false }", StringComparison.Ordinal), Store)),
        [("KD2101", "KD2104")] = (
            ConsumerProgram.Of(Careful, "while (true) { var result = consumer.Consume(token); consumer.Commit(result); try { Process(result.Message.Value); } catch (Exception e) { Console.WriteLine(e); } }"),
            ConsumerProgram.Of(Careful, SwallowAndCommit)),
        [("KD2102", "KD2104")] = (
            ConsumerProgram.Of(
                Automatic.Replace(" }", ", EnableAutoOffsetStore = false }", StringComparison.Ordinal),
                "while (true) { var result = consumer.Consume(token); consumer.StoreOffset(result); try { Process(result.Message.Value); } catch (Exception e) { Console.WriteLine(e); } }"),
            ConsumerProgram.Of(Automatic.Replace(" }", ", EnableAutoOffsetStore = false }", StringComparison.Ordinal), SwallowAndStore)),
        [("KD1005", "KD1002")] = (Producer("Acks = Acks.Leader, EnableIdempotence = true"), Producer("Acks = Acks.Leader")),
        [("KD1001", "KD1003")] = (Producer("Acks = Acks.None"), Producer("Acks = Acks.All")),
        [("KD1002", "KD1003")] = (Producer("Acks = Acks.Leader"), Producer("Acks = Acks.All")),
        [("KD2003", "KD2001")] = (
            ConsumerProgram.Of(Automatic + " config.Set(\"auto.commit.enable\", \"true\");"),
            ConsumerProgram.Of(Automatic + " config.Set(\"enable.auto.commit\", \"true\");")),
        [("KD5002", "KD2002")] = (ConsumerProgram.Of(Automatic + " config.Set(\"EnableAutoCommit\", \"false\");"), ConsumerProgram.Of(Automatic)),
        [("KD5005", "KD1003")] = (Producer("Acks = Acks.All", "config.Set(\"enable.idempotence\", \"ja\");"), Producer("Acks = Acks.All")),
    };

    public static TheoryData<string, string> Pairs { get; } = FromPage();

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task The_next_comes_when_the_first_is_fixed(string first, string then)
    {
        var (before, after) = s_programs[(first, then)];

        var (hiding, shown) = (await IdsAsync(before), await IdsAsync(after));

        Assert.Contains(first, hiding);
        Assert.DoesNotContain(then, hiding);
        Assert.Contains(then, shown);
        Assert.DoesNotContain(first, shown);
    }

    [Fact]
    public void The_table_has_them_all() => Assert.Equal(
        s_programs.Keys.Select(pair => pair.First + pair.Then).Order(StringComparer.Ordinal),
        Pairs.Select(row => string.Concat(row)).Order(StringComparer.Ordinal));

    private static async Task<IEnumerable<string>> IdsAsync(string source) => (await VerifyAll.AnalyzeAsync(source)).Select(found => found.Id);

    private static string Producer(string settings, string more = "") => $$"""
        class Payments
        {
            async Task Send(string text)
            {
                var config = new ProducerConfig { {{settings}} };
                {{more}}
                using var producer = new ProducerBuilder<Null, string>(config).Build();
                await producer.ProduceAsync("payments", new Message<Null, string> { Value = text });
            }
        }
        """;

    private static TheoryData<string, string> FromPage()
    {
        var pairs = new TheoryData<string, string>();
        var section = Repository.Read("docs/ci.md").Split("\n## ").Single(part => part.StartsWith("One finding hides the next\n", StringComparison.Ordinal));
        foreach (var cells in section.Split('\n').Where(line => line.StartsWith("| [", StringComparison.Ordinal)).Select(line => line.Split('|')))
        {
            foreach (var first in Rule().Matches(cells[1]).Select(match => match.Groups[1].Value))
            {
                foreach (var then in Rule().Matches(cells[2]).Select(match => match.Groups[1].Value))
                {
                    pairs.Add(first, then);
                }
            }
        }

        return pairs;
    }

    [GeneratedRegex(@"\[(KD\d{4})\]")]
    private static partial Regex Rule();
}
