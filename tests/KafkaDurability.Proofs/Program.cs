using KafkaDurability.Proofs.Report;
using KafkaDurability.Proofs.Running;

namespace KafkaDurability.Proofs;

internal static class Program
{
    /// <param name="args">Rules to prove, none for all; or what <see cref="ProgramProcess"/> passes to a child.</param>
    public static Task<int> Main(string[] args) =>
        args is [ProgramHost.Argument] ? ProgramHost.RunAsync() : ConsoleReport.RunAsync(args);
}
