using System.Threading;
using KafkaDurability.Analyzers.Configuration;
using KafkaDurability.Analyzers.Producing;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Clients;

/// <summary>What transactions in sight have to do with the client that is built from one set of settings.</summary>
internal sealed class TransactionUse
{
    private readonly ConfigObject _config;
    private readonly ConfigModel _model;
    private readonly CancellationToken _cancellation;
    private readonly Lazy<IReadOnlyList<ConsumedInTransaction>> _consumed;

    public TransactionUse(ConfigObject config, ConfigModel model, CancellationToken cancellation)
    {
        _config = config;
        _model = model;
        _cancellation = cancellation;
        _consumed = new(() => Consumed().ToList());
    }

    /// <summary>The consumer's messages are sent on, or its offsets go, in a transaction.</summary>
    public bool IsConsumed => _consumed.Value.Count > 0;

    /// <summary>The consumer's offsets go in the transaction, as they should.</summary>
    public bool SendsOffsets => _consumed.Value.Any(consumed => consumed.SendsOffsets);

    /// <summary>The producer's transactions may carry the offsets of a consumer group, which keeps an older instance out by itself.</summary>
    public bool MayCarryOffsets => _config.CallsTo("SendOffsetsToTransaction").Any()
        || ((_config.IsClientHandedOn || !_config.CallsTo("BeginTransaction").Any())
            && Members.Mentioning(_model.Compilation, "SendOffsetsToTransaction", _cancellation).Any());

    private IEnumerable<ConsumedInTransaction> Consumed()
    {
        var code = ProducerCode.Of(_model.Compilation, _model.Symbols);
        var consumes = _config.CallsTo("Consume").Select(call => call.Node).ToList();
        return code.HasTransactions
            ? consumes.Select(Members.RootOf).OfType<SyntaxNode>().Distinct()
                .SelectMany(member => ConsumedInTransaction.In(member, code, _cancellation))
                .Where(consumed => consumed.Consumes.Any(consumes.Contains))
            : [];
    }
}
