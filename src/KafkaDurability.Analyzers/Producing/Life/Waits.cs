using System.Collections.Generic;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Library;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>Calls that may take so long that the queue is empty when they return; what then is still in it cannot be told.</summary>
internal static class Waits
{
    private static readonly HashSet<string> s_words =
        NameTokens.Set("Wait", "Waiting", "Delay", "Sleep", "Drain", "Flush", "Shutdown", "Settle", "Spin");

    public static bool MayTakeLong(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        return HandOffs.Waits(method)
            || (NameTokens.Any(method.Name, s_words) && !(BaseLibrary.Declares(method) && NameTokens.First(method.Name) == "Flush"))
            || (BaseLibrary.IsConsole(method.ContainingType) && NameTokens.First(method.Name) == "Read")
            || (method.Name is "Run" or "RunAsync" && !BaseLibrary.Declares(method));
    }
}
