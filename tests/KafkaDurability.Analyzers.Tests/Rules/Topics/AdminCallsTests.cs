using KafkaDurability.Analyzers.CodeFixes;
using KafkaDurability.Analyzers.Tests.Verifiers;
using KafkaDurability.Analyzers.Tests.Rules.Consumer;

namespace KafkaDurability.Analyzers.Tests.Rules.Topics;

/// <summary>KD3007 and KD3008: calls of the admin client that take back settings, or that nobody waits for.</summary>
public class AdminCallsTests
{
    private const string Configs = "var configs = new Dictionary<ConfigResource, List<ConfigEntry>>(); ";

    [Theory]
    [InlineData("await {|KD3007:admin.AlterConfigsAsync(configs)|};")]
    [InlineData("{|KD3007:admin.AlterConfigsAsync(configs)|}.Wait();")]
    [InlineData("var task = {|KD3007:admin.AlterConfigsAsync(configs, new AlterConfigsOptions())|}; await task;")]
    public Task Reset(string code) => ClientUse.Verify("KD3007", Configs + code);

    [Theory]
    [InlineData("await admin.IncrementalAlterConfigsAsync(configs);")]
    [InlineData("var all = await admin.DescribeConfigsAsync(configs.Keys); await admin.AlterConfigsAsync(configs);")]
    public Task Not_reset(string code) => ClientUse.Verify("KD3007", Configs + code);

    [Fact]
    public Task Fixed() => ClientUse.Fix<SettingFixer>(
        Configs + "await {|KD3007:admin.AlterConfigsAsync(configs)|}; await {|KD3007:this.admin.AlterConfigsAsync(configs)|};",
        Configs + "await admin.IncrementalAlterConfigsAsync(configs); await this.admin.IncrementalAlterConfigsAsync(configs);");

    [Theory]
    [InlineData("{|KD3008:admin.CreateTopicsAsync([])|};")]
    [InlineData("_ = {|KD3008:admin.CreateTopicsAsync([])|};")]
    [InlineData("{|KD3008:admin.CreatePartitionsAsync([])|};")]
    [InlineData("var task = {|KD3008:admin.CreateTopicsAsync([])|};")]
    [InlineData("_ = Task.Run(() => {|KD3008:admin.CreateTopicsAsync([])|});")]
    public Task Dropped(string code) => ClientUse.Verify("KD3008", code);

    [Theory]
    [InlineData("await admin.CreateTopicsAsync([]);")]
    [InlineData("admin.CreateTopicsAsync([]).Wait();")]
    [InlineData("var task = admin.CreateTopicsAsync([]); await task;")]
    [InlineData("await Task.WhenAll(admin.CreateTopicsAsync([]), admin.CreatePartitionsAsync([]));")]
    [InlineData("await Task.Run(() => admin.CreateTopicsAsync([]));")]
    [InlineData("Task Later() => admin.CreateTopicsAsync([]); await Later();")]
    [InlineData("admin.GetMetadata(TimeSpan.Zero);")]
    public Task Waited_for(string code) => ClientUse.Verify("KD3008", code);

    [Fact]
    public Task Fixed_by_await() => ClientUse.Fix<StatementFixer>(
        "{|KD3008:admin.CreateTopicsAsync([])|}; _ = {|KD3008:admin.CreatePartitionsAsync([])|};",
        "await admin.CreateTopicsAsync([]); await admin.CreatePartitionsAsync([]);");
}
