using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Library;

/// <summary>Calls that open what work needs, and throw where they cannot: a scope, a transaction, a connection.</summary>
internal static class OpeningCalls
{
    private static readonly HashSet<string> s_names = new()
    {
        "CreateScope", "CreateAsyncScope", "GetRequiredService", "CreateDbContext", "CreateDbContextAsync", "BeginTransaction", "BeginTransactionAsync",
        "Open", "OpenAsync", "Connect", "ConnectAsync", "StartTransaction", "StartSession", "StartSessionAsync", "BeginWork", "OpenSession", "OpenSessionAsync",
    };

    public static bool Are(IMethodSymbol method) => s_names.Contains(method.Name);
}
