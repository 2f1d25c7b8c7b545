using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KafkaDurability.Benchmarks.Subjects;

/// <summary>
/// Analyzers that see each method while it is compiled, once: as in the compiler's own process, and unlike
/// <see cref="CompilationWithAnalyzers"/>, beside which the program is compiled a second time. The compiler keeps the way there to itself.
/// </summary>
internal sealed class AttachedAnalyzers
{
    private const BindingFlags Inner = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Type s_driver = typeof(Compilation).Assembly.GetType("Microsoft.CodeAnalysis.Diagnostics.AnalyzerDriver", throwOnError: true)!;
    private static readonly Type s_manager = typeof(Compilation).Assembly.GetType("Microsoft.CodeAnalysis.Diagnostics.AnalyzerManager", throwOnError: true)!;
    private static readonly MethodInfo s_attach = s_driver.GetMethods(Inner).Single(method =>
        method.Name == "CreateAndAttachToCompilation" && method.GetParameters()[4].ParameterType == typeof(Action<Diagnostic>));

    private readonly object _driver;

    private AttachedAnalyzers(object driver) => _driver = driver;

    /// <param name="compilation">Becomes the one that they are attached to, which is to be emitted.</param>
    public static AttachedAnalyzers To(ref Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var manager = Activator.CreateInstance(s_manager, Inner, binder: null, [analyzers], culture: null)!;
        var noFilter = Enum.ToObject(s_attach.GetParameters()[6].ParameterType, 0);
        object?[] arguments =
            [compilation, analyzers, new AnalyzerOptions([]), manager, (Action<Diagnostic>)(failure => throw new InvalidOperationException(failure.ToString())), true, noFilter, false, null, CancellationToken.None];
        var driver = s_attach.Invoke(null, arguments)!;
        compilation = (Compilation)arguments[8]!;
        return new AttachedAnalyzers(driver);
    }

    /// <summary>Waits until they have seen all of the compilation, which has been emitted.</summary>
    /// <returns>How long they ran by the compiler's own count, all threads added up.</returns>
    public TimeSpan Finish(Compilation compilation)
    {
        var reports = (Task<ImmutableArray<Diagnostic>>)s_driver.GetMethod("GetDiagnosticsAsync", Inner)!.Invoke(_driver, [compilation, CancellationToken.None])!;
        reports.GetAwaiter().GetResult();
        var times = (ImmutableDictionary<DiagnosticAnalyzer, TimeSpan>)s_driver.GetProperty("AnalyzerExecutionTimes", Inner)!.GetValue(_driver)!;
        return times.Values.Aggregate(TimeSpan.Zero, (sum, time) => sum + time);
    }
}
