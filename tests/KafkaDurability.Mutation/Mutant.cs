namespace KafkaDurability.Mutation;

/// <summary>One change of the code.</summary>
/// <param name="Id">From 1 on; the same for the same sources.</param>
/// <param name="File">From the folder of the analyzers.</param>
/// <param name="Member">The member that the code is in.</param>
/// <param name="IsStatic">The code runs once a process, for whichever test comes first.</param>
internal sealed record Mutant(int Id, string File, int Line, string Member, string Before, string After, bool IsStatic)
{
    /// <summary>As the list of equivalents names it.</summary>
    public string Name => $"{File} {Member}: {Before} => {After}";
}
