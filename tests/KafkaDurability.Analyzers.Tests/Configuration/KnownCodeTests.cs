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
}
