using KafkaDurability.Analyzers.Tests.Docs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KafkaDurability.Hosts;

/// <summary>The other tests of this project mean what they say only while this holds.</summary>
public sealed class HostTests
{
    [Theory]
    [InlineData(typeof(Compilation))]
    [InlineData(typeof(CSharpCompilation))]
    [InlineData(typeof(Workspace))]
    public void The_tests_run_on_the_oldest_Roslyn(Type type) => Assert.Equal(new Version(4, 8, 0, 0), type.Assembly.GetName().Version);

    [Fact]
    public void The_analyzers_and_fixers_of_the_package_are_found()
    {
        Assert.NotEmpty(Shipped.Analyzers);
        Assert.NotEmpty(Shipped.Fixers);
    }
}
