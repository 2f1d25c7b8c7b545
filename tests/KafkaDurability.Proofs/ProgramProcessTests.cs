using KafkaDurability.Proofs.Running;

namespace KafkaDurability.Proofs;

public sealed class ProgramProcessTests
{
    /// <summary>A program may end between two looks at what it told: being told to stop is then no failure of the pipe.</summary>
    [Fact]
    public async Task A_process_that_is_gone_says_so_where_it_is_told_to_stop()
    {
        await using var program = ProgramProcess.Start(new ProgramPlan { Assembly = "none.dll", Folder = Path.GetTempPath() });
        await program.KillAsync();
        await program.GoOnAsync(CancellationToken.None);
        var gone = await Assert.ThrowsAsync<InvalidOperationException>(() => program.StopAsync(CancellationToken.None));
        Assert.StartsWith("The program's process is gone", gone.Message);
    }
}
