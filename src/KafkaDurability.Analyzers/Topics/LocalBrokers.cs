using System;
using System.Linq;

namespace KafkaDurability.Analyzers.Topics;

/// <summary>Bootstrap servers on the developer's own machine, where there is one broker to have copies on.</summary>
internal static class LocalBrokers
{
    /// <param name="servers">As librdkafka takes them: "host:port", several with commas between, each with a protocol before it or not.</param>
    public static bool Are(string servers) => servers.Trim().Length > 0 && servers.Split(',').All(server => IsLocal(server.Trim()));

    private static bool IsLocal(string server)
    {
        var protocol = server.IndexOf("://", StringComparison.Ordinal);
        var address = protocol < 0 ? server : server.Substring(protocol + 3);
        return address is "::1" || address.StartsWith("[::1]", StringComparison.Ordinal)
            || address.Split(':')[0] is var host && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host == "127.0.0.1");
    }
}
