using KafkaDurability.Analyzers.Functions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Tests.Flow;

/// <summary>What a local holds that is written once: x, by the expression that says it.</summary>
public class LocalUsesTests
{
    [Theory]
    [InlineData("var x = 1; Use(x);", "1")]
    [InlineData("int x; x = 1; Use(x);", "1")]
    [InlineData("int x; if (A()) { x = 1; } else { x = 2; } Use(x);", null)]
    [InlineData("var x = 1; x = 2; Use(x);", null)]
    [InlineData("var x = 1; x += 2; Use(x);", null)]
    [InlineData("var x = 1; x++; Use(x);", null)]
    [InlineData("var x = 1; Change(ref x); Use(x);", null)]
    [InlineData("int x; Set(out x); Use(x);", null)]
    [InlineData("Set(out var x); Use(x);", null)]
    [InlineData("var x = 1; Read(in x); Use(x);", "1")]
    [InlineData("var x = 1; var t = (x, 2); Use(x);", "1")]
    [InlineData("var x = 1; (x, _) = (2, 3); Use(x);", null)]
    [InlineData("var x = 1; (_, (x, _)) = (2, (3, 4)); Use(x);", null)]
    [InlineData("var (x, y) = (1, 2); Use(x);", null)]
    [InlineData("foreach (var (x, y) in new[] { (1, 2) }) { Use(x); }", null)]
    [InlineData("foreach (var x in new[] { 1 }) { Use(x); }", null)]
    [InlineData("var x = 1; ref var y = ref x; Use(x);", null)]
    [InlineData("int a = 0, x = 1; ref var y = ref a; y = ref x; Use(x);", null)]
    [InlineData("int a = 0; ref var x = ref a; Use(x);", null)]
    [InlineData("var x = 1; System.Action f = () => x = 2; Use(x);", null)]
    [InlineData("unsafe { var x = 1; var p = &x; Use(x); }", null)]
    public void What_is_written_once(string code, string? value)
    {
        var root = FlowProbe.GraphOf($"void Use(int a) {{ }} void Change(ref int a) {{ }} void Set(out int a) => a = 1; void Read(in int a) {{ }} {code}").OriginalOperation;
        var use = root.Descendants().OfType<IInvocationOperation>().Single(call => call.TargetMethod.Name == "Use").Arguments[0].Value;
        var local = Assert.IsAssignableFrom<ILocalReferenceOperation>(use);
        Assert.Equal(value, LocalUses.OnlyValueOf(local)?.Syntax.ToString());
        Assert.Equal(value, new LocalUses(root).OnlyValueOf(local.Local)?.Syntax.ToString());
    }

    [Fact]
    public void Where_it_is_named()
    {
        var uses = new LocalUses(FlowProbe.GraphOf("int x; x = 1; var y = x; x++;").OriginalOperation);
        var x = uses.Root.Descendants().OfType<ILocalReferenceOperation>().First(reference => reference.Local.Name == "x").Local;
        Assert.Equal(["x = 1", "x++", "y = x"], Around(uses.ReferencesTo(x)));
        Assert.Equal(["x++", "y = x"], Around(uses.ReadsOf(x)));
        static IEnumerable<string> Around(IEnumerable<IOperation> references) =>
            references.Select(reference => (reference.Parent is IVariableInitializerOperation ? reference.Parent.Parent! : reference.Parent!).Syntax.ToString()).Order(StringComparer.Ordinal);
    }
}
