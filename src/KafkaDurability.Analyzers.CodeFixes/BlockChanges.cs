using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KafkaDurability.Analyzers.CodeFixes;

/// <summary>Collects what goes into each block, since all of it goes to the same places.</summary>
internal sealed class BlockChanges(EditSession session)
{
    private readonly Dictionary<BlockSyntax, BlockRewrite> _blocks = new();

    public BlockRewrite Of(BlockSyntax block)
    {
        if (!_blocks.TryGetValue(block, out var rewrite))
        {
            _blocks.Add(block, rewrite = new BlockRewrite(session, block));
        }

        return rewrite;
    }

    /// <summary>Has the catch block end with "throw;"; false where it leaves in another way.</summary>
    public bool Rethrow(BlockSyntax block)
    {
        if (BlockRewrite.JumpOf(block) is not (null or ContinueStatementSyntax or ReturnStatementSyntax or BreakStatementSyntax))
        {
            return false;
        }

        Of(block).Rethrows = true;
        return true;
    }

    public bool Write() => _blocks.Values.All(block => block.Write());
}
