using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Guarantees;

/// <summary>A client that code in sight builds.</summary>
/// <param name="Kind">Producer or consumer.</param>
/// <param name="Build">The call of the builder's Build.</param>
/// <param name="Config">Its settings; null where they are out of sight.</param>
/// <param name="Built">What they hold where it is built; null with <paramref name="Config"/>.</param>
internal sealed record ClientInSight(ClientKinds Kind, SyntaxNode Build, ConfigObject? Config, ConfigSnapshot? Built)
{
    /// <summary>The calls in sight that may be on it.</summary>
    public IEnumerable<SyntaxNode> CallsTo(string method) => Config is null || Built is null ? [] : Config.CallsTo(method, Built).Select(call => call.Node);

    public IEnumerable<SyntaxNode> Calls => Config is null || Built is null ? [] : Config.CallsBy.Where(by => by.Branch.Meets(Built.Branch)).Select(by => by.Call.Node).Distinct();

    /// <summary>The members that it is built in, or called in.</summary>
    public IEnumerable<SyntaxNode> Members => Calls.Append(Build).Select(Program.Members.RootOf).OfType<SyntaxNode>().Distinct();
}
