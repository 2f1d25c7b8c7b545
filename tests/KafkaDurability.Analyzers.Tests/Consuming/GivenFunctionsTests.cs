using KafkaDurability.Analyzers.Consuming;
using KafkaDurability.Analyzers.Tests.Verifiers;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.Tests.Consuming;

/// <summary>Whether other code may run a function of a member, by its syntax: a wrong no would hide what is wrong in a callback.</summary>
public class GivenFunctionsTests
{
    [Theory]
    [InlineData("new Wrapper().Run(text => Console.WriteLine(text));")]
    [InlineData("new Wrapper()?.Run(text => Console.WriteLine(text));")]
    [InlineData("new Wrapper().Run((Action<string>)(text => Console.WriteLine(text)));")]
    [InlineData("new Wrapper().Run(delegate (string text) { Console.WriteLine(text); });")]
    [InlineData("new Given(text => Console.WriteLine(text));")]
    [InlineData("Given given = new(text => Console.WriteLine(text));")]
    [InlineData("Action<string> handle = text => Console.WriteLine(text);")]
    [InlineData("new Wrapper().Received += text => Console.WriteLine(text);")]
    [InlineData("Table.All.Add(\"orders\", text => Console.WriteLine(text));")]
    [InlineData("Table.All[\"orders\"] = text => Console.WriteLine(text);")]
    [InlineData("void Handle(string text) { } new Wrapper().Run(Handle);")]
    [InlineData("void Run(Action<string> action) => new Wrapper().Run(action); Run(text => Console.WriteLine(text));")]
    public void Somebody_may_run_a_function_of_the_body(string body) => Assert.True(MayBeGiven("Start", body));

    [Theory]
    [InlineData("new[] { 1 }.Select(number => number + 1).ToList();")]
    [InlineData("new ProducerBuilder<string, string>(new ProducerConfig()).SetErrorHandler((_, error) => Console.WriteLine(error)).Build();")]
    [InlineData("new Lazy<int>(() => 1);")]
    [InlineData("void Handle(string text) { } Handle(\"a\");")]
    [InlineData("new Wrapper().Handle(\"a\"); this.Called(\"b\");")]
    public void Nobody_runs_a_function_of_the_body(string body) => Assert.False(MayBeGiven("Start", body));

    [Theory]
    [InlineData("Called", "Called(\"a\");", false)]
    [InlineData("Called", "this.Called(\"a\");", false)]
    [InlineData("Called", "new Wrapper().Run(Called);", true)]
    [InlineData("Called", "new Wrapper().Run(this.Called);", true)]
    [InlineData("Called", "new Wrapper().Received += Called;", true)]
    public void A_method_that_is_named_without_a_call_is_given_to_somebody(string method, string body, bool isGiven) =>
        Assert.Equal(isGiven, MayBeGiven(method, body));

    private static bool MayBeGiven(string method, string body)
    {
        var compilation = Reports.Compile($$"""
            class Wrapper
            {
                public event Action<string> Received;
                public void Run(Action<string> action) => action("order");
                public void Handle(string text) { }
            }
            class Given { public Given(Action<string> action) => action("order"); }
            static class Table { public static readonly Dictionary<string, Action<string>> All = new(); }
            class Orders
            {
                public void Start() { {{body}} }
                private void Called(string text) { }
            }
            """);
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error && diagnostic.Id != "CS0201");
        var member = compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes()).OfType<MethodDeclarationSyntax>().Single(found => found.Identifier.ValueText == method);
        return new GivenFunctions(compilation).MayBeIn(member, CancellationToken.None);
    }
}
