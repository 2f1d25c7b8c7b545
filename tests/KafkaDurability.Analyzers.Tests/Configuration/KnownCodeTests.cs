using KafkaDurability.Analyzers.Tests.Verifiers;
using KafkaDurability.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KafkaDurability.Analyzers.Tests.Configuration;

/// <summary>What is known of a library by its name, and who can reach a member.</summary>
public class KnownCodeTests
{
    [Theory]
    [InlineData(true, "Microsoft.Extensions.Logging", "Any")]
    [InlineData(true, "Microsoft.Extensions.Logging.Abstractions", "Any")]
    [InlineData(true, "Microsoft.Extensions.DependencyInjection", "Any")]
    [InlineData(true, "Microsoft.Extensions.DependencyInjection.Abstractions", "Any")]
    [InlineData(true, "Newtonsoft.Json", "Any")]
    [InlineData(true, "Serilog", "Any")]
    [InlineData(true, "NLog", "Any")]
    [InlineData(false, "Serilog.Sinks", "Any")]
    [InlineData(true, "System", "System")]
    [InlineData(true, "System.Any", "System")]
    [InlineData(true, "System.Any", "System.Text")]
    [InlineData(true, "System.Any", "System.Text.Json")]
    [InlineData(true, "System.Any", "System.Diagnostics")]
    [InlineData(true, "System.Any", "System.IO")]
    [InlineData(true, "System.Any", "System.Linq")]
    [InlineData(false, "System.Any", "System.Collections")]
    [InlineData(false, "Systems", "System")]
    [InlineData(false, "system.any", "System")]
    [InlineData(false, "Company.Kafka", "System")]
    public void At_most_reads(bool reads, string assembly, string scope)
    {
        var library = CSharpCompilation.Create(
            assembly, [CSharpSyntaxTree.ParseText($"namespace {scope} {{ public static class Given {{ public static void To(object any) {{ }} }} }}")], Verify.References, new(OutputKind.DynamicallyLinkedLibrary));
        var own = CSharpCompilation.Create("Own", [], [.. Verify.References, library.ToMetadataReference()]);

        var method = own.GetTypeByMetadataName(scope + ".Given")!.GetMembers("To").OfType<IMethodSymbol>().Single();

        Assert.Equal(reads, KnownCode.Of(own).OnlyReads(method));
    }

    /// <summary>The assembly of object is .NET's own, however it is called.</summary>
    [Fact]
    public void Base_library_by_another_name()
    {
        var core = CSharpCompilation.Create("Unity", [CSharpSyntaxTree.ParseText("namespace System { public class Object { } }")]);
        var own = CSharpCompilation.Create("Own", [], [core.ToMetadataReference()]);

        Assert.True(KnownCode.IsPlatform(own.ObjectType.ContainingAssembly, own));
        Assert.False(KnownCode.IsPlatform(own.Assembly, own));
    }

    [Theory]
    [InlineData(true, "public class C { public int A; }", OutputKind.DynamicallyLinkedLibrary)]
    [InlineData(true, "public class C { protected int A; }", OutputKind.DynamicallyLinkedLibrary)]
    [InlineData(true, "public class C { protected internal int A; }", OutputKind.DynamicallyLinkedLibrary)]
    [InlineData(false, "public class C { private int A; }", OutputKind.DynamicallyLinkedLibrary)]
    [InlineData(false, "public class C { internal int A; }", OutputKind.DynamicallyLinkedLibrary)]
    [InlineData(false, "public class C { private protected int A; }", OutputKind.DynamicallyLinkedLibrary)]
    [InlineData(false, "class C { public int A; }", OutputKind.DynamicallyLinkedLibrary)]
    [InlineData(false, "namespace N { class C { public int A; } }", OutputKind.DynamicallyLinkedLibrary)]
    [InlineData(false, "public class C { public int A; }", OutputKind.ConsoleApplication)]
    [InlineData(false, "public class C { public int A; }", OutputKind.WindowsApplication)]
    public void Reached_by_others(bool isVisible, string code, OutputKind kind)
    {
        var own = CSharpCompilation.Create("Own", [CSharpSyntaxTree.ParseText(code)], Verify.References, new(kind));

        Assert.Equal(isVisible, KnownCode.Of(own).IsVisibleOutside(own.GetSymbolsWithName("A").Single()));
    }

    /// <summary>A program is reached by none, but the libraries that it uses are.</summary>
    [Fact]
    public void Member_of_a_library_in_a_program()
    {
        var own = CSharpCompilation.Create("Own", [], Verify.References, new(OutputKind.ConsoleApplication));

        Assert.True(KnownCode.Of(own).IsVisibleOutside(own.GetTypeByMetadataName("Confluent.Kafka.Timestamp")!.GetMembers("Type").Single()));
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(false, "= null;")]
    [InlineData(false, "= null!;")]
    [InlineData(false, "= default;")]
    [InlineData(false, "= default!;")]
    [InlineData(false, "= new();")]
    [InlineData(false, "= new() { };")]
    [InlineData(false, "= new C { };")]
    [InlineData(true, "= new() { B = null };")]
    [InlineData(true, "= new(1);")]
    [InlineData(true, "= Made();")]
    [InlineData(true, "= Made()!;")]
    public void Has_more_than_an_empty_object(bool has, string initializer)
    {
        var own = CSharpCompilation.Create(
            "Own", [CSharpSyntaxTree.ParseText($"class C(int n = 0) {{ public C A {{ get; set; }} {initializer} public C B {{ get; set; }} static C Made() => null; }}")], Verify.References, new(OutputKind.DynamicallyLinkedLibrary));

        Assert.Equal(has, KnownCode.Of(own).HasInitializer((IPropertySymbol)own.GetSymbolsWithName("A").Single()));
    }

    [Theory]
    [InlineData("1", "static readonly int A = 1;")]
    [InlineData("1", "int A { get; } = 1;")]
    [InlineData(null, "static readonly int A = System.Environment.ProcessId;")]
    [InlineData(null, "static readonly int A;")]
    [InlineData(null, "int A { get; }")]
    [InlineData(null, "int A => 1;")]
    [InlineData(null, "static int A() => 1;")]
    public void Begins_with_a_constant(string? constant, string member)
    {
        var own = CSharpCompilation.Create("Own", [CSharpSyntaxTree.ParseText($"class C {{ {member} }}")], Verify.References, new(OutputKind.DynamicallyLinkedLibrary));

        Assert.Equal(constant, KnownCode.Of(own).InitialConstant(own.GetSymbolsWithName("A").Single()) is { HasValue: true, Value: var value } ? $"{value}" : null);
    }
}
