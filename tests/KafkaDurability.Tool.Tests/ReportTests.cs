using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using KafkaDurability.Analyzers.Guarantees;
using KafkaDurability.Tool.Analysis;
using KafkaDurability.Tool.Report;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Tool.Tests;

public sealed partial class ReportTests
{
    [Fact]
    public async Task The_page_has_guarantees_with_their_code_settings_topics_findings_and_what_is_accepted()
    {
        using var folder = new Folder("Shop <&> Söhne")
            .With("Billing.cs", Code.CommitFirst)
            .With("Orders.cs", "#pragma warning disable KD1002 // clicks <may> be lost\n" + Code.AcksLeader);
        var page = await PageAsync(folder);
        Assert.Contains("1 of 1 consumer may lose messages, and 1 of 1 producer may lose messages.", page);
        Assert.Contains("<b>18</b>     <mark>consumer.Commit(result);</mark>", page);
        Assert.Matches("<code>enable.auto.commit</code></th><td>false</td><td>code, Billing.cs:9</td>", page);
        Assert.Matches("<code>acks</code></th><td>1</td><td>code, Orders.cs:8</td><td><a class=\"rule\" href=\"[^\"]*KD1002.md\">KD1002</a>", page);
        Assert.Matches("<code>linger.ms</code></th><td>5</td><td>default</td>", page);
        Assert.Contains("<td>#pragma: clicks &lt;may&gt; be lost</td>", page);
        Assert.Contains("<title>Shop &lt;&amp;&gt; S&#246;hne: Kafka durability</title>", page);
        Assert.Contains(">orders</text>", page);
    }

    [Fact]
    public async Task The_page_is_well_formed_needs_no_network_and_its_links_lead_somewhere()
    {
        using var folder = new Folder().With("Billing.cs", Code.CommitFirst).With("Orders.cs", Code.AcksLeader);
        var page = await PageAsync(folder);
        Assert.DoesNotContain("<script", page);
        Assert.DoesNotMatch("(src|@import|url\\()=?\"?https?:", page);
        var ids = Ids().Matches(page).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(Anchors().Matches(page).Select(match => match.Groups[1].Value), anchor => Assert.Contains(anchor, ids));

        // As XML it must be whole: what is opened is closed.
        var body = page[page.IndexOf("<body>", StringComparison.Ordinal)..(page.IndexOf("</body>", StringComparison.Ordinal) + 7)];
        var headings = XElement.Parse(body).Descendants().Where(element => Heading().IsMatch(element.Name.LocalName)).Select(element => element.Name.LocalName[1] - '0').ToList();
        Assert.Equal(1, headings.Count(level => level == 1));
        Assert.All(headings.Zip(headings.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Fact]
    public async Task A_program_without_clients_has_a_page()
    {
        using var folder = new Folder().With("Program.cs", "static class Program { static void Main() { } }");
        Assert.Contains("No code in sight builds a Kafka consumer or producer.", await PageAsync(folder));
    }

    [Fact]
    public async Task Markdown_has_a_row_for_each_client()
    {
        using var folder = new Folder().With("Billing.cs", Code.CommitFirst);
        var run = await Run.ToolAsync("report", folder.Path, "--loose", "--format", "markdown");
        Assert.Equal(ExitCodes.Clean, run.Code);
        Assert.Contains("| Billing, consumer, `Billing.cs:11` | ✕ at most once | KD2101: The offset", run.Out);
        Assert.Contains(" | orders |\n", run.Out);
    }

    [Fact]
    public async Task Contradictions_and_dead_settings_are_marked_with_the_reason_in_each_form()
    {
        using var folder = new Folder().With("Clash.cs", Code.Contradiction);
        var json = JsonDocument.Parse((await Run.ToolAsync("report", folder.Path, "--loose", "--format", "json")).Out).RootElement;
        var settings = json.GetProperty("clients")[0].GetProperty("settings").EnumerateArray()
            .Where(value => value.TryGetProperty("mark", out _))
            .Select(value => (value.GetProperty("key").GetString(), value.GetProperty("line").GetInt32(), value.GetProperty("mark").GetString(), value.GetProperty("note").GetString()!))
            .ToList();
        Assert.Equal(
            [("acks", 11, "contradiction"), ("enable.idempotence", 10, "contradiction"), ("linger.ms", 12, "dead"), ("auto.commit.interval.ms", 15, "dead")],
            settings.Select(value => (value.Item1, value.Item2, value.Item3)));
        Assert.Contains("contradicts EnableIdempotence = true", settings[0].Item4);
        Assert.Equal(("written over by line 14", "a producer does not use it"), (settings[2].Item4, settings[3].Item4));

        var page = await PageAsync(folder);
        Assert.Matches("<tr class=\"dead\"><th scope=\"row\"><code>linger.ms</code></th><td>50</td><td>code, Clash.cs:12</td><td><span class=\"badge unknown\">dead</span>\\s+written over by line 14", page);
        Assert.Contains("line 16, 2 contradictions, 2 dead settings</summary>", page);
        Assert.Contains("| `linger.ms` = 50 (`Clash.cs:12`) | Clash, line 16 | dead | written over by line 14 |", (await Run.ToolAsync("report", folder.Path, "--loose", "--format", "markdown")).Out);
    }

    [Fact]
    public async Task What_code_writes_over_a_settings_file_is_dead_there_and_what_it_does_not_is_in_force()
    {
        using var folder = new Folder()
            .With("appsettings.json", """
                {
                  "Kafka": {
                    "Acks": "Leader",
                    "LingerMs": 20,
                    "BootstrapServers": "broker:9092"
                  }
                }
                """)
            .With("Orders.cs", """
                using Confluent.Kafka;
                using Microsoft.Extensions.Configuration;

                class Orders(IConfiguration configuration)
                {
                    async Task SendAsync(string order)
                    {
                        var config = configuration.GetSection("Kafka").Get<ProducerConfig>();
                        config.Acks = Acks.All;
                        config.EnableIdempotence = true;
                        using var producer = new ProducerBuilder<Null, string>(config).Build();
                        await producer.ProduceAsync("orders", new Message<Null, string> { Value = order });
                    }
                }
                """);
        var page = await PageAsync(folder);
        Assert.Matches("<code>acks</code></th><td>Leader</td><td>settings file, appsettings.json:3</td><td><span class=\"badge unknown\">dead</span>\\s+written over by line 9", page);
        Assert.Matches("<tr class=\"settings-file\"><th scope=\"row\"><code>linger.ms</code></th><td>20</td><td>settings file, appsettings.json:4</td><td></td>", page);
    }

    [Fact]
    public async Task A_section_of_a_settings_file_that_no_code_reads_is_named()
    {
        using var folder = new Folder()
            .With("appsettings.json", "{\n  \"Kafka\": { \"BootstrapServers\": \"broker:9092\", \"EnableAutoCommit\": false }\n}\n")
            .With("Orders.cs", Code.Fine);
        Assert.Contains("appsettings.json:2: the section Kafka has settings of a Kafka client, and no code in sight reads it", await PageAsync(folder));
    }

    [Fact]
    public void What_libraries_run_is_in_the_topic_map_with_what_a_finding_shows_and_what_is_not_in_sight_is_named()
    {
        static Place At(int line, int end = 0) => new("/shop/Setup.cs", line, 5, end == 0 ? line : end, 80, "");
        static EndpointReport Endpoint(string of, int line, params TopicName[] topics) => new("MassTransit", of, false, "Shop", At(line), At(line, line + 3), topics);
        var loss = KafkaRules.Descriptors.First(rule => rule.Id == "KD6003");
        var finding = new Finding(loss, DiagnosticSeverity.Warning, "lost", "Shop", At(12), [At(12)], null, null, false);
        var result = new ScanResult("/shop", [finding], [], ["Shop"], [], [], null)
        {
            Endpoints = [Endpoint("Paid", 10, new TopicName("orders", true)), Endpoint("Sent", 20, new TopicName("Kafka:Topic", false)), Endpoint("Gone", 30)],
        };
        var page = HtmlReport.Write(result);
        Assert.Matches("orders</th><td>Paid \\(MassTransit\\)\\s+consumes \\(<code>Setup.cs:10</code>\\)</td><td>Shop</td><td><span class=\"badge bad\"><span aria-hidden=\"true\">✕</span> may lose messages: KD6003</span>", page);
        Assert.Matches("Kafka:Topic</th><td>Sent \\(MassTransit\\)[\\s\\S]*?<span class=\"badge unknown\"><span aria-hidden=\"true\">\\?</span> as MassTransit has it</span>", page);
        Assert.Contains("<li>Gone (MassTransit), consumer of Shop: its topic (Setup.cs:30)</li>", page);
        Assert.Contains("| Gone (MassTransit), consumer, `Setup.cs:30` | not in sight |", MarkdownReport.Write(result));
    }

    private static async Task<string> PageAsync(Folder folder)
    {
        var target = folder.Of("report.html");
        var run = await Run.ToolAsync("report", folder.Path, "--loose", "--output", target);
        Assert.Equal(ExitCodes.Clean, run.Code);
        return await File.ReadAllTextAsync(target);
    }

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Ids();

    [GeneratedRegex("href=\"#([^\"]+)\"")]
    private static partial Regex Anchors();

    [GeneratedRegex("^h[1-6]$")]
    private static partial Regex Heading();
}
