using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Tests.Docs;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Analyzers.Tests.Kafka;

/// <summary>Files that can get hold of the client are told from those that cannot, by names: none may be missed.</summary>
public sealed class KafkaTreesTests
{
    private const string Usings = "global using System; global using System.Threading; global using System.Collections.Generic; global using System.Threading.Tasks;";

    private const string Words = "class Other { void Run(IUnit unit) { try { unit.Consume(); unit.Commit(); unit.Dispose(); } catch (Exception) { } } } interface IUnit : IDisposable { void Consume(); void Commit(); }";

    private const string Holder = "using Confluent.Kafka; namespace Own; public class Holder { public IConsumer<string, string> Inner = null!; public ProducerConfig Settings { get; } = new(); }";

    [Theory]
    [InlineData("class T { void Run(Own.Holder holder) => holder.Inner.Close(); }")]
    [InlineData("class T : Own.Holder { void Run() => Inner.Close(); }")]
    [InlineData("class T { void Run() { var holder = Own.Extensions.Made; } }", "namespace Own; static class Extensions { public static Holder Made => new(); }")]
    [InlineData("class T { void Run(string text) => text.Open().Inner.Close(); }", "static class Opening { public static Own.Holder Open(this string text) => new(); }")]
    [InlineData("class T { void Run(Second second) => second.First.Held.Inner.Close(); }", "class Second { public First First = new(); }", "class First { public Own.Holder Held = new(); }")]
    [InlineData("class T { void Run(List<int> list) { foreach (var one in new Many()) { one.Inner.Close(); } } }", "class Many : List<Own.Holder>;")]
    [InlineData("partial class Parts { void Run() => _inner.Inner.Close(); }", "partial class Parts { private Own.Holder _inner = new(); }")]
    [InlineData("class T { void Run() => new Taking().Use(it => it.Inner.Close()); }", "class Taking { public void Use(Action<Own.Holder> use) => use(new()); }")]
    [InlineData("class T { void Run() => Done(it => it.Inner.Close()); void Done(Use use) => use(new()); }", "delegate void Use(Own.Holder holder);")]
    [InlineData("using static Making; class T { void Run() => Made().Inner.Close(); }", "static class Making { public static Own.Holder Made() => new(); }")]
    [InlineData("class T { void Run() => Made().Inner.Close(); }", "static class Making { public static Own.Holder Made() => new(); }", "global using static Making;")]
    [InlineData("class T(Record given) { void Run() => given.Held.Inner.Close(); }", "record Record(Own.Holder Held);")]
    public void A_file_that_can_get_hold_of_it_touches_it(string file, params string[] more)
    {
        var compilation = Of([file, Holder, Words, .. more]);
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.True(Trees(compilation).Touches(compilation.SyntaxTrees[0]));
    }

    [Fact]
    public void Other_files_do_not_whatever_their_words()
    {
        var compilation = Of(["class T { void Run(Own.Holder holder) => holder.Inner.Close(); }", Holder, Words, "class Far { T t = new(); }"]);
        var trees = Trees(compilation);
        Assert.Equal([true, true, false, true, false], compilation.SyntaxTrees.Select(trees.Touches));
    }

    [Fact]
    public void A_using_for_all_files_leaves_the_names_of_the_types()
    {
        var compilation = Of(["class T { IConsumer<string, string> c = null!; }", Words, "global using Confluent.Kafka;"]);
        var trees = Trees(compilation);
        Assert.Equal([true, false, true, false], compilation.SyntaxTrees.Select(trees.Touches));
    }

    [Fact]
    public void A_library_over_the_client_counts_with_its_types_and_extensions()
    {
        var library = StandIn.Of("Over", "namespace Over { public class Bus { public Confluent.Kafka.ProducerConfig Settings => new(); } public static class Adding { public static Bus AddBus(this object services) => new Bus(); } }");
        var compilation = Of(["class T { void Run(Over.Bus bus) => bus.Settings.Acks = null; }", "using Over; class U { void Run() => this.AddBus().Settings.Acks = null; }", Words]).AddReferences(library);
        var trees = Trees(compilation);
        Assert.Equal([true, true, false, false], compilation.SyntaxTrees.Select(trees.Touches));
    }

    [Fact]
    public void A_contract_is_reached_where_the_class_behind_it_calls_the_client()
    {
        var compilation = Of([
            "class T { void Run(ISource source) { while (true) { source.Next(); source.Commit(); } } }",
            "interface ISource { string Next(); void Commit(); }",
            "using Confluent.Kafka; class Source(IConsumer<string, string> inner) : ISource { public string Next() => inner.Consume().Message.Value; public void Commit() => inner.Commit(); }",
            Words]);
        var trees = Trees(compilation);
        Assert.False(trees.Touches(compilation.SyntaxTrees[0]));
        Assert.True(trees.Reaches(compilation.SyntaxTrees[0]));
        Assert.False(trees.Reaches(compilation.SyntaxTrees[3]));
    }

    [Fact]
    public void What_else_the_file_of_a_contract_declares_leads_nowhere()
    {
        var compilation = Of([
            "class T { void Run(ISource source) => source.Commit(); }",
            "class U { void Run(IUnit unit) => unit.Commit(); }",
            "class V { void Run(Sources sources) => sources.Any().Commit(); }",
            "class W { void Run() => \"orders\".Open().Commit(); }",
            "class X : Base { void Run() => First.Commit(); }",
            "interface ISource { void Commit(); } interface IUnit { void Commit(); } class Sources { public ISource Any() => null!; } class Base { protected ISource First = null!; } static class Opening { public static ISource Open(this string text) => null!; }",
            "using Confluent.Kafka; class Source(IConsumer<string, string> inner) : ISource { public void Commit() => inner.Commit(); }"]);
        Assert.Equal([true, false, true, true, true, true, true], compilation.SyntaxTrees.Take(7).Select(Trees(compilation).Reaches));
    }

    /// <summary>The file with the defect says nothing of the client, or only a file away.</summary>
    [Theory]
    [InlineData("KD2104", "class T { public void Handle(string value) { try { System.IO.File.AppendAllText(\"saved\", value); } catch (Exception e) { Console.WriteLine(e); } } }", "using Confluent.Kafka; class L(IConsumer<string, string> c, T t) { void Run(CancellationToken token) { while (!token.IsCancellationRequested) { var r = c.Consume(token); t.Handle(r.Message.Value); c.Commit(r); } } }")]
    [InlineData("KD2101", "class T { void Run(Own.Holder holder, CancellationToken token) { while (!token.IsCancellationRequested) { var c = holder.Inner; var r = c.Consume(token); c.Commit(r); System.IO.File.AppendAllText(\"saved\", r.Message.Value); } } }")]
    [InlineData("KD1108", "class T(ISender sender) { public async Task Run(string value) { while (true) { try { await sender.Send(value); return; } catch (Exception) { } } } } interface ISender { Task Send(string value); }", "using Confluent.Kafka; class Sender(IProducer<string, string> producer) : ISender { public async Task Send(string value) { await producer.ProduceAsync(\"orders\", new Message<string, string> { Value = value }); } }")]
    public async Task Defects_are_found_in_files_that_do_not_name_the_client(string id, params string[] files)
    {
        var compilation = Of([.. files, Holder, Words]);
        var found = await compilation.WithAnalyzers(Shipped.Analyzers).GetAnalyzerDiagnosticsAsync();
        Assert.Contains((id, "0.cs"), found.Select(diagnostic => (diagnostic.Id, diagnostic.Location.SourceTree?.FilePath)));
    }

    private static KafkaTrees Trees(Compilation compilation) => KafkaTrees.Of(compilation, KafkaSymbols.From(compilation)!);

    private static CSharpCompilation Of(string[] files) => CSharpCompilation.Create(
        "Trees",
        files.Append(Usings).Select((file, index) => CSharpSyntaxTree.ParseText(file, path: $"{index}.cs")),
        Verify.References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
