using KafkaDurability.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Tests.Typestate;

/// <summary>What the engine makes of graphs: ways that meet, loops, exceptions, answers, bounds.</summary>
public class PropertySimulationTests
{
    [Theory]
    [InlineData("A(); Here(); B();", "look:1")]
    [InlineData("A(); B(); Here();", "")]
    [InlineData("if (A()) { B(); }", "return:1")]
    [InlineData("A();\nif (B()) { A(); }\nHere();\nB();", "look:2")]
    [InlineData("var b = true;\nif (b) { A(); }\nelse { A(); }\nHere(); B();", "look:2 look:3")]
    [InlineData("for (var i = 0; i < 3; i++)\n{ Here();\nA(); }\nB();", "look:3")]
    [InlineData("while (true) { A(); B(); }", "")]
    [InlineData("var b = true; goto two;\none: A(); goto end;\ntwo: if (b) { goto one; }\nA();\nend: Here(); B();", "look:2 look:4")]
    [InlineData("A(); while (true) { }", "")]
    public void Ways(string body, string errors) => Assert.Equal(errors, Door.Errors(body));

    /// <summary>D throws, and nothing else does.</summary>
    [Theory]
    [InlineData("A();\nD();\nB();", "escape:1/2")]
    [InlineData("A(); try { D(); } finally { B(); }", "")]
    [InlineData("A(); try { D(); B(); } catch (System.InvalidOperationException) { B(); }", "")]
    [InlineData("A(); try { D(); B(); } catch (System.InvalidOperationException) { }", "return:1")]
    [InlineData("A(); try { D(); B(); } catch (System.SystemException) { }", "return:1")]
    [InlineData("A(); try { D(); B(); } catch (System.ArgumentException) { Here(); }", "escape:1/1")]
    [InlineData("A(); try { D(); B(); } catch (System.ObjectDisposedException) { Here(); B(); }", "look:1/1 escape:1/1")]
    [InlineData("A(); try { D(); B(); } catch (System.Exception) { B(); throw; }", "")]
    [InlineData("A();\ntry { D(); B(); }\ncatch (System.Exception) {\nthrow new System.ArgumentException(); }", "escape:1/4")]
    [InlineData("A(); try { D(); B(); } catch (System.Exception) { try { D(); } catch (System.Exception) { } }", "return:1")]
    [InlineData("A(); try { D(); B(); } finally { }", "escape:1/1")]
    [InlineData("A(); try { D(); B(); } catch (System.Exception) when (U() is null) { B(); }", "")]
    [InlineData("A(); try { throw new System.ArgumentException(); } catch (System.InvalidOperationException) { Here(); B(); }", "escape:1/1")]
    [InlineData("A(); try { try { D(); B(); } catch (System.Exception) { throw; } } catch (System.InvalidOperationException) { B(); }", "")]
    [InlineData("A(); try { D(); B(); } catch (System.Exception) { { var o = U(); o.Dispose(); } throw; }", "escape:1/1")]
    [InlineData("var b = true; A(); try { goto two;\none: throw new System.ArgumentException();\ntwo: if (b) { goto one; }\nthrow new System.NotSupportedException(); } catch (System.Exception) { Here(); B(); }", "look:1/2 look:1/4")]
    [InlineData("var b = true; A(); goto two;\none: D(); return;\ntwo: if (b) { goto one; }\nD(); B();", "return:1 escape:1/2")]
    [InlineData("throw A() ? null! : new System.Exception();", "escape:1/1")]
    public void Exceptions(string body, string errors) => Assert.Equal(errors, Door.Errors(body, throws: true));

    /// <summary>A filter is the user's to say; a model may take it at its word, or follow both ways.</summary>
    [Theory]
    [InlineData("A(); try { D(); B(); } catch (System.Exception) when (U() is null) { B(); }", false, "")]
    [InlineData("A(); try { D(); B(); } catch (System.Exception) when (U() is null) { B(); }", true, "escape:1/1")]
    public void Filters(string body, bool follows, string errors) =>
        Assert.Equal(errors, Door.Errors(body, throws: true, model: ThrowModel.Typed with { FollowsFilter = follows }));

    [Theory]
    [InlineData("A(); try { D(); } catch (System.InvalidOperationException) { } Here(); B();", "look:1")]
    [InlineData("A(); if (A()) { throw new System.Exception(); } B();", "")]
    public void Without_exceptions(string body, string errors) => Assert.Equal(errors, Door.Errors(body, throws: false, model: ThrowModel.None));

    /// <summary>Any call may end anywhere, any clause may take it, and any filter may say no.</summary>
    [Theory]
    [InlineData("A(); try { D(); B(); } catch (System.ArgumentException) { Here(); B(); }", "look:1/1 escape:1/1")]
    [InlineData("A(); try { D(); B(); } catch (System.Exception) when (U() is null) { B(); }", "escape:1/1")]
    [InlineData("A(); throw new System.Exception();", "escape:1/1")]
    public void Any_exception(string body, string errors) => Assert.Equal(errors, Door.Errors(body, throws: true, model: ThrowModel.Any));

    /// <summary>U answers, on whatever condition: the clause counts as a whole, and so does the finally.</summary>
    [Theory]
    [InlineData("A(); try { D(); B(); } catch (System.Exception) { Here(); if (B()) { U(); } }", "")]
    [InlineData("A(); try { D(); B(); } catch (System.ArgumentException) { U(); } catch (System.Exception) { Here(); B(); }", "look:1/1")]
    [InlineData("A(); try { D(); } finally { Here(); if (B()) { U(); } }", "")]
    [InlineData("try { A(); D(); } finally { Here(); B(); }", "look:1/1 look:1")]
    [InlineData("A(); try { D(); B(); return; } catch (System.Exception) { U(); }\nA(); Here(); B();", "look:2")]
    [InlineData("A(); try { D(); } finally { U(); }\nA(); Here(); B();", "look:2")]
    public void Answers(string body, string errors) =>
        Assert.Equal(errors, Door.Errors(body, throws: true, answers: operation => operation is IInvocationOperation { TargetMethod.Name: "U" }));

    /// <summary>Of many objects the first eight are told apart; of many exceptions the types, up to a bound.</summary>
    [Fact]
    public void Many_objects() => Assert.Equal(
        string.Join(" ", Enumerable.Range(2, 8).Select(line => "look:" + line)),
        Door.Errors("switch (System.Environment.TickCount) {\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"case {i}: A(); break;\n")) + "}\nHere(); B();"));

    [Fact]
    public void Many_exceptions()
    {
        var types = typeof(Exception).Assembly.GetTypes().Where(type => type.IsPublic && !type.IsAbstract && !type.ContainsGenericParameters && typeof(Exception).IsAssignableFrom(type) && type.GetConstructor([]) is not null).Take(90).ToList();
        Assert.True(types.Count > 64);
        Assert.Equal("return:1", Door.Errors(
            "A(); try { switch (System.Environment.TickCount) { " + string.Concat(types.Select((type, i) => $"case {i}: throw new {type.FullName}(); ")) + " } B(); } catch (System.Exception) { }"));
    }

    /// <summary>The events in their order, those that change nothing left out.</summary>
    [Fact]
    public void Trace()
    {
        var step = Assert.Single(Door.Run("B();\nA();\nB();\nA();\nD();\nHere();")!.Violations(Door.Drafty), step => step.Event == Door.Look);
        Assert.Equal([("open", 4), ("look", 6)], step.Trace.Select(one => (one.Event.Name, Door.Line(one.At))));
    }

    /// <summary>Linear: ten thousand statements, of which each may throw into a handler.</summary>
    [Fact]
    public void Large()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal("return:1", Door.Errors("A(); try { " + string.Concat(Enumerable.Repeat("D(); ", 10_000)) + " } catch (System.Exception) { }", throws: true));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Two_rows_for_one_cell_are_a_mistake() => Assert.Throws<ArgumentException>(() =>
        new Automaton("", "", [Door.Shut], [Door.Shut], [new([Door.Shut], Door.Open, Door.Ajar), new([Door.Shut], Door.Open, Door.Shut)]));
}
