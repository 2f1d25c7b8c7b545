using System.Collections.Immutable;
using KafkaDurability.Analyzers.Clients;
using KafkaDurability.Analyzers.Fixes;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Rules;

/// <summary>KD5007: the milliseconds that are over, where all of them are meant.</summary>
internal sealed class PartOfTimeAsWhole() : Rule<ClientMember>(
    Warning(
        "KD5007",
        "TimeSpan.Milliseconds, a part, where the whole is meant",
        "{0} is given the milliseconds beyond the last full second, from 0 to 999, so 30 seconds are 0; use TotalMilliseconds",
        "TimeSpan.Milliseconds is a part of the time, as the seconds of a clock are. TotalMilliseconds is the whole time."),
    Consequence.Other,
    FixKind.Setting)
{
    public override IEnumerable<Finding> Judge(ClientMember member) => PartsOfTime.In(member).Select(part => new Finding(
        this,
        part.Part.Syntax,
        ImmutableArray<SyntaxNode>.Empty,
        ImmutableArray.Create(FixPlan.Create("Use TotalMilliseconds", editorOnly: false, [(part.Part.Syntax, Edit.Replace(part.Part.Syntax, $"(int){part.Of}.TotalMilliseconds"))])),
        part.Target));
}
