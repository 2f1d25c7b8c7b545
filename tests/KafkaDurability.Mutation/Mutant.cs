namespace KafkaDurability.Mutation;

/// <summary>One change of the code.</summary>
/// <param name="Id">From 1 on; the same for the same sources.</param>
/// <param name="File">From the folder of the analyzers.</param>
/// <param name="Member">The member that the code is in.</param>
/// <param name="Group">For code that runs once a process: the ID that a test reaches by using the type; else 0.</param>
internal sealed record Mutant(int Id, string File, int Line, string Member, string Before, string After, int Group)
{
    /// <summary>As the list of equivalents names it.</summary>
    public string Name => $"{File} {Member}: {Before} => {After}";
}
