using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Topics;

public class ReplicationTooLowTests
{
    [Theory]
    [InlineData("{|KD3001:ReplicationFactor = 1|}")]
    [InlineData("{|KD3001:ReplicationFactor = (short)1|}, NumPartitions = 3")]
    [InlineData("{|KD3001:ReplicationFactor = 3 - 2|}")]
    [InlineData("ReplicationFactor = (short)(flag ? {|KD3001:1|} : {|KD3001:1|})")]
    public Task Reported(string settings) => TopicRule.Topic(settings);

    /// <summary>With two replicas min.insync.replicas is worth a word, too.</summary>
    [Fact]
    public Task TwoAreReported() => TopicRule.Statements(
        "await admin.CreateTopicsAsync([{|KD3003:new TopicSpecification { Name = \"orders\", {|KD3001:ReplicationFactor = 2|} }|}]);");

    [Theory]
    [InlineData("var spec = new TopicSpecification(); {|KD3001:spec.ReplicationFactor = 1|}; await admin.CreateTopicsAsync([spec]);")]
    [InlineData("TopicSpecification spec = new() { ReplicationFactor = 3 }; {|KD3001:spec.ReplicationFactor = 1|}; await admin.CreateTopicsAsync(new[] { spec });")]
    [InlineData("TopicSpecification spec; spec = new() { {|KD3001:ReplicationFactor = 1|} }; await admin.CreateTopicsAsync(new List<TopicSpecification> { spec });")]
    [InlineData("await admin.CreateTopicsAsync([new() { {|KD3001:ReplicationFactor = 1|} }]);")]
    [InlineData("const short Factor = 1; await admin.CreateTopicsAsync([new() { {|KD3001:ReplicationFactor = Factor|} }]);")]
    [InlineData("short factor = 1; await admin.CreateTopicsAsync([new() { {|KD3001:ReplicationFactor = factor|} }]);")]
    [InlineData("var factor = 1; await admin.CreateTopicsAsync([new() { {|KD3001:ReplicationFactor = (short)factor|} }]);")]
    [InlineData("await admin.CreateTopicsAsync([new() { {|KD3001:ReplicationFactor = Shared|} }]);")]
    [InlineData("await admin.CreateTopicsAsync([new() { {|KD3001:ReplicationFactor = Few|} }]);")]
    [InlineData("await admin.CreateTopicsAsync(new[] { \"a\", \"b\" }.Select(name => new TopicSpecification { Name = name, {|KD3001:ReplicationFactor = 1|} }));")]
    [InlineData("foreach (var name in new[] { \"a\" }) { var spec = new TopicSpecification { Name = name, {|KD3001:ReplicationFactor = 1|} }; await admin.CreateTopicsAsync([spec]); }")]
    [InlineData("await new Doubled().CreateTopicsAsync([new() { {|KD3001:ReplicationFactor = 1|} }]);")]
    [InlineData("Create(new TopicSpecification { {|KD3001:ReplicationFactor = 1|} });")]
    [InlineData("if (!flag) { await admin.CreateTopicsAsync([new() { {|KD3001:ReplicationFactor = 1|} }]); }")]
    [InlineData("var spec = new TopicSpecification { {|KD3001:ReplicationFactor = 1|} }; await admin.CreateTopicsAsync([spec]); Console.WriteLine(spec.ReplicationFactor + spec.Name);")]
    public Task ReportedHoweverItIsWritten(string statements) => TopicRule.Statements(
        statements,
        "private const short Shared = 1; private static readonly short Few = 1; private void Create(TopicSpecification spec) => Console.WriteLine(spec.Name); private class Doubled { public Task CreateTopicsAsync(IEnumerable<TopicSpecification> topics) => Task.CompletedTask; }");

    [Theory]
    [InlineData("private readonly TopicSpecification _orders = new() { {|KD3001:ReplicationFactor = 1|} };")]
    [InlineData("public static TopicSpecification Orders => new() { {|KD3001:ReplicationFactor = 1|} };")]
    [InlineData("public static TopicSpecification Orders { get; } = new() { {|KD3001:ReplicationFactor = 1|} };")]
    [InlineData("public static TopicSpecification Orders(string name) => new TopicSpecification { Name = name, {|KD3001:ReplicationFactor = 1|} };")]
    [InlineData("public Task All() => Create(\"orders\"); private static Task<TopicSpecification> Create(string name, short replicas = 1) => Task.FromResult(new TopicSpecification { Name = name, {|KD3001:ReplicationFactor = replicas|} });")]
    [InlineData("public static IEnumerable<TopicSpecification> All() { yield return new() { {|KD3001:ReplicationFactor = 1|} }; }")]
    public Task ReportedInAnyMember(string member) => TopicRule.Statements("", member);

    /// <summary>One caller says more than the other, or whoever calls is not in sight.</summary>
    [Theory]
    [InlineData("public Task All() => Task.WhenAll(Create(\"orders\"), Create(\"clicks\", 3)); private static Task<TopicSpecification> Create(string name, short replicas = 1) => Task.FromResult(new TopicSpecification { Name = name, ReplicationFactor = replicas });")]
    [InlineData("public static Task<TopicSpecification> Create(string name, short replicas = 1) => Task.FromResult(new TopicSpecification { Name = name, ReplicationFactor = replicas });")]
    public Task NotOfAParameter(string member) => TopicRule.Statements("", member);

    [Theory]
    [InlineData("ReplicationFactor = 3")]
    [InlineData("ReplicationFactor = 5")]
    [InlineData("ReplicationFactor = -1")]
    [InlineData("NumPartitions = 1")]
    [InlineData("ReplicationFactor = number")]
    [InlineData("ReplicationFactor = short.Parse(text)")]
    [InlineData("ReplicationFactor = (short)(flag ? 1 : 3)")]
    [InlineData("ReplicationFactor = (short)(flag ? 1 : number)")]
    [InlineData("ReplicationFactor = text switch { \"small\" => 1, _ => 3 }")]
    [InlineData("ReplicationFactor = (short)(env.IsDevelopment() ? 1 : 3)")]
    public Task NotReported(string settings) => TopicRule.Topic(settings + ", Configs = new() { [\"min.insync.replicas\"] = text }");

    [Theory]
    [InlineData("short factor = 1; if (flag) factor = 3; await admin.CreateTopicsAsync([new() { ReplicationFactor = factor }]);")]
    [InlineData("short factor = 1; Raise(ref factor); await admin.CreateTopicsAsync([new() { ReplicationFactor = factor }]);")]
    [InlineData("short factor = 1; factor++; await admin.CreateTopicsAsync([new() { ReplicationFactor = factor }]);")]
    [InlineData("var spec = new TopicSpecification { ReplicationFactor = 1 }; spec.ReplicationFactor = number; await admin.CreateTopicsAsync([spec]);")]
    [InlineData("var spec = new TopicSpecification { ReplicationFactor = 1 }; if (flag) spec.ReplicationFactor = number; await admin.CreateTopicsAsync([spec]);")]
    [InlineData("var spec = new TopicSpecification(); if (flag) spec.ReplicationFactor = 1; await admin.CreateTopicsAsync([spec]);")]
    [InlineData("var spec = new TopicSpecification { ReplicationFactor = 1 }; spec.ReplicationFactor += 2; await admin.CreateTopicsAsync([spec]);")]
    [InlineData("var spec = new TopicSpecification { ReplicationFactor = 1 }; Tune(spec); await admin.CreateTopicsAsync([spec]);")]
    [InlineData("var spec = new TopicSpecification { ReplicationFactor = 1 }; var same = spec; Tune(same); await admin.CreateTopicsAsync([spec]);")]
    [InlineData("var specs = new[] { new TopicSpecification { ReplicationFactor = 1 } }; foreach (var spec in specs) Tune(spec); await admin.CreateTopicsAsync(specs);")]
    [InlineData("var other = new Other { ReplicationFactor = 1 }; Console.WriteLine(other);")]
    public Task NotReportedWhereItMayBeAnother(string statements) => TopicRule.Statements(statements, """
        private static void Raise(ref short factor) => factor = 3;
            private void Tune(TopicSpecification spec) => spec.ReplicationFactor = 5;
            private class Other { public short ReplicationFactor { get; set; } }
        """);

    /// <summary>What other specifications are given is no matter of those that only the client gets.</summary>
    [Fact]
    public Task ReportedWhereOthersAreChanged() => TopicRule.Statements(
        "await admin.CreateTopicsAsync([new() { {|KD3001:ReplicationFactor = 1|} }]);",
        "private void Tune(TopicSpecification spec) => spec.ReplicationFactor = 5;");

    [Fact]
    public Task NotReportedWhereAnotherLibraryGetsIt() => TopicRule.Statements(
        "Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(null!, new TopicSpecification { ReplicationFactor = 1 });");

    [Theory]
    [InlineData("new() { [0] = {|KD3001:new List<int> { 1 }|} }")]
    [InlineData("new() { { 0, {|KD3001:new() { number }|} }, { 1, new() { 2 } } }")]
    [InlineData("new() { [0] = new() { 1, 2, 3 }, [1] = {|KD3001:[2]|} }")]
    public Task AssignmentsAreReported(string assignments) => TopicRule.Topic("NumPartitions = 2, ReplicasAssignments = " + assignments);

    [Theory]
    [InlineData("new() { [0] = new List<int> { 1, 2, 3 } }")]
    [InlineData("new() { [0] = new List<int>(Brokers) }")]
    [InlineData("new() { [0] = [1, .. Brokers] }")]
    [InlineData("new() { [0] = Brokers }")]
    [InlineData("Brokers.ToDictionary(broker => broker, broker => new List<int> { broker })")]
    [InlineData("new()")]
    [InlineData("null")]
    public Task AssignmentsAreNotReported(string assignments) => TopicRule.Statements(
        TopicRule.Created("NumPartitions = 1, Configs = new() { [\"min.insync.replicas\"] = text }, ReplicasAssignments = " + assignments),
        "private static readonly List<int> Brokers = new() { 1 };");

    [Theory]
    [InlineData("ReplicationFactor = 1", "KD3001: ReplicationFactor = 1 keeps a single copy of each message, so they are lost with the broker that has it; use 3")]
    [InlineData("ReplicationFactor = 2, Configs = new() { [\"min.insync.replicas\"] = \"1\" }", "KD3001: ReplicationFactor = 2 keeps 2 copies of each message, so they are lost when 2 brokers fail; use 3")]
    [InlineData("ReplicasAssignments = new() { [0] = new() { 7 } }", "KD3001: Assigning a partition to 1 broker keeps a single copy of each message, so they are lost with the broker that has it; use 3")]
    public async Task Message(string settings, string message) => Assert.Equal(message, await TopicRule.Message(settings));

    [Theory]
    [InlineData("1", "ReplicationFactor = 1")]
    [InlineData("2", "{|KD3001:ReplicationFactor = 1|}")]
    [InlineData("2", "ReplicationFactor = 2, Configs = new() { [\"min.insync.replicas\"] = text }")]
    [InlineData("5", "{|KD3001:ReplicationFactor = 4|}, Configs = new() { [\"min.insync.replicas\"] = \"2\" }")]
    [InlineData("0", "{|KD3001:ReplicationFactor = 1|}")]
    public Task Option(string option, string settings) => TopicRule.Option("kafka_durability.min_replication_factor = " + option, settings);

    [Theory]
    [InlineData("{|KD3001:ReplicationFactor = 1|}", "ReplicationFactor = 3")]
    [InlineData("{|KD3001:ReplicationFactor = (short)1|} /* one */", "ReplicationFactor = 3 /* one */")]
    [InlineData("{|KD3001:ReplicationFactor = 2|}", "ReplicationFactor = 3")]
    public Task FixInTheEditor(string settings, string fixedSettings)
    {
        const string More = ", Configs = new() { [\"min.insync.replicas\"] = text }";
        return TopicRule.Suggestion(TopicRule.Created(settings + More), TopicRule.Created(fixedSettings + More));
    }

    [Theory]
    [InlineData("{|KD3001:ReplicationFactor = 1|}")]
    [InlineData("ReplicasAssignments = new() { [0] = {|KD3001:new() { 7 }|} }")]
    public Task NoPartOfFixAll(string settings) => TopicRule.FixTopic(settings, settings);
}
