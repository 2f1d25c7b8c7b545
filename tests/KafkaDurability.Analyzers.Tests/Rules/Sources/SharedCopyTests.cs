using KafkaDurability.Analyzers.Tests.Verifiers;

namespace KafkaDurability.Analyzers.Tests.Rules.Sources;

public class SharedCopyTests
{
    private const string Safe = "EnableIdempotence = true";

    [Theory]
    [InlineData("var own = {|KD5003:new ProducerConfig(config) { LingerMs = 5000 }|};")]
    [InlineData("var own = {|KD5003:new ProducerConfig(config)|}; own.LingerMs = 5000;")]
    [InlineData("var own = {|KD5003:new ProducerConfig(config)|}; own.Set(\"linger.ms\", \"5000\");")]
    public Task What_is_written_to_the_copy_holds_for_the_original(string copy) =>
        VerifyAll.Reports(Code.Producer($"var config = new ProducerConfig {{ {Safe} }}; {copy}"));

    [Fact]
    public Task Two_copies_share_as_well() => VerifyAll.Reports(Code.Body($$"""
        var common = new ClientConfig { BootstrapServers = "broker:9092" };
        var first = {|KD5003:new ProducerConfig(common) { {{Safe}} }|};
        var second = {|KD5003:new ProducerConfig(common) { LingerMs = 5000 }|};
        using var one = new ProducerBuilder<string, string>(first).Build();
        using var two = new ProducerBuilder<string, string>(second).Build();
        """));

    [Theory]
    [InlineData("var own = new ProducerConfig(new Dictionary<string, string>(config)) { LingerMs = 5000 };")]
    [InlineData("var own = new ProducerConfig(config.ToDictionary(pair => pair.Key, pair => pair.Value)) { LingerMs = 5000 };")]
    [InlineData("var own = new ProducerConfig(config);")]
    [InlineData("var own = new ConsumerConfig(config) { GroupId = \"a\", AutoOffsetReset = AutoOffsetReset.Earliest };")]
    public Task A_real_copy_and_one_that_is_not_written_to_are_fine(string copy) =>
        VerifyAll.Reports(Code.Producer($"var config = new ProducerConfig {{ {Safe} }}; {copy}"));

    [Fact]
    public Task What_is_written_after_the_client_is_built_comes_too_late() => VerifyAll.Reports(Code.Body($$"""
        var config = new ProducerConfig { {{Safe}} };
        using var producer = new ProducerBuilder<string, string>(config).Build();
        var own = new ProducerConfig(config) { LingerMs = 5000 };
        using var other = new ProducerBuilder<string, string>(own).Build();
        """));

    [Fact]
    public Task A_base_that_no_client_is_built_from_is_fine() => VerifyAll.Reports(Code.Body($$"""
        var common = new ClientConfig { BootstrapServers = "broker:9092" };
        var config = new ProducerConfig(common) { {{Safe}} };
        {{Code.Build}}
        """));

    [Fact]
    public Task The_fix_copies() => VerifyAll.Suggestion(
        Code.Producer($"var config = new ProducerConfig {{ {Safe} }}; var own = {{|KD5003:new ProducerConfig(config) {{ LingerMs = 5000 }}|}};"),
        Code.Producer($"var config = new ProducerConfig {{ {Safe} }}; var own = new ProducerConfig(new Dictionary<string, string>(config)) {{ LingerMs = 5000 }};"));
}
