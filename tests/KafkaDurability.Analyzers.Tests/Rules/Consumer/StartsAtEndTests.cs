using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Consumer;

/// <summary>KD2114: consumers that go to the end, in a group that commits.</summary>
public class StartsAtEndTests
{
    private const string Commits = "while (flag) { var result = built.Consume(token); Process(result.Message.Value); built.Commit(result); }";

    [Theory]
    [InlineData("(_, partitions) => partitions.ConvertAll(p => new TopicPartitionOffset(p, {|KD2114:Offset.End|}))")]
    [InlineData("(_, partitions) => partitions.Select(p => new TopicPartitionOffset(p, {|KD2114:Offset.End|}))")]
    [InlineData("(_, partitions) => { var at = new List<TopicPartitionOffset>(); foreach (var p in partitions) { at.Add(new TopicPartitionOffset(p.Topic, p.Partition, {|KD2114:Offset.End|})); } return at; }")]
    [InlineData("(_, partitions) => partitions.Select(p => new TopicPartitionOffset(p, {|KD2114:Confluent.Kafka.Offset.End|}))")]
    public Task Reported(string code) => Handler(code, Commits);

    [Theory]
    [InlineData("(_, partitions) => partitions.Select(p => new TopicPartitionOffset(p, Offset.Stored))")]
    [InlineData("(_, partitions) => partitions.Select(p => new TopicPartitionOffset(p, Offset.Beginning))")]
    [InlineData("(_, partitions) => partitions.Select(p => new TopicPartitionOffset(p, flag ? Offset.End : Offset.Stored))")]
    [InlineData("(_, partitions) => partitions.Select(p => flag ? new TopicPartitionOffset(p, Offset.End) : new TopicPartitionOffset(p, Offset.Stored))")]
    [InlineData("(_, partitions) => Console.WriteLine(Offset.End)")]
    public Task Silent(string code) => Handler(code, Commits);

    [Fact]
    public Task Where_nobody_commits_it_reads_along() => Handler(
        "(_, partitions) => partitions.Select(p => new TopicPartitionOffset(p, Offset.End))", "while (flag) { Process(built.Consume(token).Message.Value); }");

    [Theory]
    [InlineData("consumer.Assign(new TopicPartitionOffset(\"orders\", 0, {|KD2114:Offset.End|}));")]
    [InlineData("consumer.Assign([new TopicPartitionOffset(\"orders\", 0, {|KD2114:Offset.End|})]);")]
    public Task Assigned(string code) => ClientUse.Verify("KD2114", code + " consumer.Commit(consumer.Consume(token));");

    [Theory]
    [InlineData("consumer.Assign(new TopicPartitionOffset(\"orders\", 0, Offset.End)); Process(consumer.Consume(token).Message.Value);")]
    [InlineData("consumer.Assign(new TopicPartitionOffset(\"orders\", 0, Offset.Stored)); consumer.Commit(consumer.Consume(token));")]
    public Task Assigned_and_silent(string code) => ClientUse.Verify("KD2114", code);

    [Fact]
    public Task Fixed() => ClientUse.Suggest(
        "consumer.Assign(new TopicPartitionOffset(\"orders\", 0, {|KD2114:Offset.End|})); consumer.Commit(consumer.Consume(token));",
        "consumer.Assign(new TopicPartitionOffset(\"orders\", 0, Offset.Stored)); consumer.Commit(consumer.Consume(token));");

    private static Task Handler(string handler, string loop) => ClientUse.Verify(
        "KD2114",
        $"var config = new ConsumerConfig {{ GroupId = \"orders\", EnableAutoCommit = false }}; using var built = new ConsumerBuilder<string, string>(config).SetPartitionsAssignedHandler({handler}).Build(); built.Subscribe(\"orders\"); {loop}");
}
