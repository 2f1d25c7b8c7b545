using KafkaDurability.Analyzers.Tests.Libraries.StandIns;

namespace KafkaDurability.Analyzers.Tests.Libraries;

/// <summary>KD6001: what the extension of Azure Functions commits.</summary>
public sealed class FunctionsTests
{
    private const string Default = """{ "version": "2.0" }""";

    private static string App(string trigger = "{|KD6001:KafkaTrigger(\"kafka:9092\", \"orders\")|}", string attribute = "", string body = "System.IO.File.AppendAllText(\"orders.txt\", order);") => $$"""
        using Microsoft.Azure.Functions.Worker;

        public class Orders
        {
            {{attribute}}[Function("Orders")]
            public void Run([{{trigger}}] string order)
            {
                {{body}}
            }
        }
        """;

    private const string Silent = "KafkaTrigger(\"kafka:9092\", \"orders\")";

    [Theory]
    [InlineData(Default)]
    [InlineData("""{ "extensions": { "kafka": { "maxRetries": 3 } } }""")]
    [InlineData("""{ "extensions": { "kafka": { "commitOnFailure": true } } }""")]
    [InlineData("// comments are allowed\n{ \"extensions\": { }, }")]
    public Task Offsets_of_failed_invocations_are_committed(string host) => LibraryCheck.Reports(App(), host);

    [Theory]
    [InlineData("""{ "extensions": { "kafka": { "commitOnFailure": false } } }""")]
    [InlineData("""{ "Extensions": { "Kafka": { "CommitOnFailure": false } } }""")]
    [InlineData("""{ "retry": { "strategy": "fixedDelay" } }""")]
    [InlineData("""{ "extensions": """)]
    [InlineData("")]
    public Task Only_what_succeeded_is_committed_or_the_file_is_out_of_sight(string host) => LibraryCheck.Reports(App(Silent), host);

    [Theory]
    [InlineData("[ExponentialBackoffRetry(-1, \"00:00:04\", \"00:15:00\")]")]
    [InlineData("[FixedDelayRetry(5, \"00:00:10\")]")]
    public Task A_retry_policy(string attribute) => LibraryCheck.Reports(App(Silent, attribute), Default);

    [Theory]
    [InlineData("Console.WriteLine(order);")]
    [InlineData("try { System.IO.File.AppendAllText(\"orders.txt\", order); } catch (Exception) { System.IO.File.AppendAllText(\"failed.txt\", order); }")]
    public Task A_function_that_does_not_fail(string body) => LibraryCheck.Reports(App(Silent, body: body), Default);

    [Fact]
    public Task The_fix_adds_a_retry_policy() => LibraryCheck.Fix(
        App(),
        App(Silent, "[ExponentialBackoffRetry(-1, \"00:00:04\", \"00:15:00\")]\n    "),
        Default);

    [Theory]
    [InlineData("4.3.0", "set extensions.kafka.commitOnFailure to false in host.json, or add a retry policy")]
    [InlineData("4.2.0", "add a retry policy")]
    public async Task Before_there_was_a_choice_only_a_retry_policy_helps(string version, string advice)
    {
        var library = StandInLibraries.Make("Microsoft.Azure.Functions.Worker.Extensions.Kafka", Others.Functions(version), []);
        var found = Assert.Single(await HostJson.ReportAsync(App(Silent), Default, library));
        Assert.EndsWith("; " + advice, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "version": "2.0" }""", """{ "version": "2.0", "extensions": { "kafka": { "commitOnFailure": false, "maxRetries": -1 } } }""")]
    [InlineData("""{ "extensions": { "kafka": { } } }""", """{ "extensions": { "kafka": { "commitOnFailure": false, "maxRetries": -1 } } }""")]
    [InlineData("""{ "extensions": { "kafka": { "commitOnFailure": true } } }""", """{ "extensions": { "kafka": { "commitOnFailure": false } } }""")]
    [InlineData("""{ "extensions": { "kafka": { "maxRetries": 9 } } }""", """{ "extensions": { "kafka": { "maxRetries": 9, "commitOnFailure": false } } }""")]
    [InlineData("""{ "extensions": { "http": { } } }""", """{ "extensions": { "http": { }, "kafka": { "commitOnFailure": false, "maxRetries": -1 } } }""")]
    [InlineData(
        "{\n  // the trigger\n  \"extensions\": {\n    \"kafka\": {\n      \"maxBatchSize\": 10, // small\n    },\n  },\n}",
        "{\n  // the trigger\n  \"extensions\": {\n    \"kafka\": {\n      \"maxBatchSize\": 10,\n      \"commitOnFailure\": false,\n      \"maxRetries\": -1, // small\n    },\n  },\n}")]
    public async Task The_editor_offers_a_change_of_the_file(string host, string changed) => Assert.Equal(changed, await HostJson.FixAsync(App(Silent), host));
}
