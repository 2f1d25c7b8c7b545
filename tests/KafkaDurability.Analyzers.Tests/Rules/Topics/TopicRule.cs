using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Topics;

/// <summary>Runs the topic rules over code that has an admin client, an environment, and values that are not known.</summary>
internal static class TopicRule
{
    /// <summary>A topic with these settings is created, and with no others.</summary>
    public static Task Topic(string settings) => Statements(Created(settings));

    /// <summary>A topic with three replicas and these configs, as entries of a dictionary, is created.</summary>
    public static Task Configs(string entries) => Topic(WithConfigs(entries));

    public static Task Statements(string statements, string members = "") => Verify.Analyzer<TopicAnalyzer>(Source(statements, members));

    public static Task Option(string option, string settings) => Verify.Analyzer<TopicAnalyzer>(Source(Created(settings)), new EditorConfig(option));

    public static Task<string> Message(string settings) => Reports.Message<TopicAnalyzer>(Source(Created(settings)));

    public static Task Fix(string statements, string fixedStatements, string members = "") =>
        Verify.Fix<TopicAnalyzer, SettingFixer>(Source(statements, members), Source(fixedStatements, members));

    public static Task FixConfigs(string entries, string fixedEntries) => Fix(Created(WithConfigs(entries)), Created(WithConfigs(fixedEntries)));

    public static Task FixTopic(string settings, string fixedSettings) => Fix(Created(settings), Created(fixedSettings));

    public static Task Suggestion(string statements, string fixedStatements) =>
        Verify.Fix<TopicAnalyzer, SuggestionFixer>(Source(statements), Source(fixedStatements));

    public static string Created(string settings) => $"await admin.CreateTopicsAsync([new TopicSpecification {{ Name = \"orders\", {settings} }}]);";

    public static string Source(string statements, string members = "") => $$"""
        using Confluent.Kafka.Admin;
        using Microsoft.Extensions.Hosting;

        public class Provisioning
        {
            public async Task RunAsync(IAdminClient admin, IHostEnvironment env, bool flag, short number, string text)
            {
                await Task.Yield();
                {{statements}}
            }

            {{members}}
        }
        """;

    private static string WithConfigs(string entries) => $"ReplicationFactor = 3, Configs = new Dictionary<string, string> {{ {entries} }}";
}
