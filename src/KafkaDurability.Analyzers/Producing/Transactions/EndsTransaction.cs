using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Kafka;
using KafkaDurability.Analyzers.Library;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KafkaDurability.Analyzers.Producing;

/// <summary>What settles an open transaction: AbortTransaction, the end of the producer, or that of the process.</summary>
internal sealed class EndsTransaction
{
    private static readonly HashSet<string> s_ending = NameTokens.Set(
        "Abort", "Rollback", "Reset", "Recreate", "Rebuild", "Restart", "Recover", "Exit", "Stop", "Shutdown", "Terminate", "Kill", "Close", "Dispose", "Cancel", "Fail");

    private readonly ProducerCode _code;
    private readonly bool _onlyAborts;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<IMethodSymbol, bool> _methods = new(SymbolEqualityComparer.Default);

    /// <param name="onlyAborts">Only AbortTransaction counts.</param>
    public EndsTransaction(ProducerCode code, bool onlyAborts, CancellationToken cancellation)
    {
        _onlyAborts = onlyAborts;
        _code = code;
        _cancellation = cancellation;
    }

    /// <summary>The operation itself does so.</summary>
    public bool Settles(IOperation operation) => operation switch
    {
        IInvocationOperation call => _code.ProducerMethod(call) == "AbortTransaction" || (!_onlyAborts && (Disposes(call) || EndsTheProgram(call.TargetMethod))),
        IAssignmentOperation { Target: { } target } => !_onlyAborts && IsProducer(target.Type),
        _ => false,
    };

    /// <summary>It does so, or runs code that does, or that is not in sight.</summary>
    public bool MaySettle(IOperation operation) => Settles(operation) || (operation is IInvocationOperation call && MayRun(call));

    /// <summary>Code in sight that the call runs does so.</summary>
    public bool SettlesWithin(IOperation operation) =>
        Settles(operation) || (operation is IInvocationOperation call && IsOurs(call.TargetMethod) && _code.Body(call.TargetMethod, _cancellation) is not null && Runs(call.TargetMethod));

    private bool MayRun(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return true;
        }

        if (KnownCallees.Observes(method) || KnownCallees.OnlyWatches(method) || BaseLibrary.Declares(method) || _code.Symbols.Owns(method))
        {
            return false;
        }

        return IsOurs(method)
            ? _code.Body(method, _cancellation) is null || Runs(method)
            : NameTokens.Any(method.Name, s_ending) || call.Arguments.Any(argument => IsProducer(argument.Value.Type));
    }

    /// <summary>Whether one of the methods behind a call, or behind a call in it, settles the transaction.</summary>
    private bool Runs(IMethodSymbol method)
    {
        if (_methods.TryGetValue(method, out var known))
        {
            return known;
        }

        var pending = new Queue<IMethodSymbol>([method]);
        var seen = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default) { method };
        while (pending.Count > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            foreach (var operation in _code.Body(pending.Dequeue(), _cancellation) ?? [])
            {
                if (Settles(operation) || seen.Count > Limits.BodiesWithProducer)
                {
                    return _methods[method] = true;
                }

                if (operation is IInvocationOperation call && IsOurs(call.TargetMethod) && seen.Add(call.TargetMethod))
                {
                    pending.Enqueue(call.TargetMethod);
                }
            }
        }

        return _methods[method] = false;
    }

    private bool IsProducer(ITypeSymbol? type) => _code.Symbols.IsClient(type, out var kinds) && kinds == ClientKinds.Producer;

    /// <summary>The producer, or an object of a class in sight that may own it.</summary>
    private bool Disposes(IInvocationOperation call)
    {
        var instance = call.Instance;
        while (instance is IConversionOperation conversion)
        {
            instance = conversion.Operand;
        }

        return call.TargetMethod.Name is "Dispose" or "DisposeAsync"
            && instance?.Type is { } type && (IsProducer(type) || SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _code.Compilation.Assembly));
    }

    private static bool EndsTheProgram(IMethodSymbol method) => (method.ContainingType?.Name, method.Name) switch
    {
        ("Environment", "Exit" or "FailFast") or ("CancellationTokenSource", "Cancel" or "CancelAsync") => BaseLibrary.Declares(method),
        (_, "StopApplication" or "StopAsync") => method.ContainingNamespace?.FullName() == "Microsoft.Extensions.Hosting",
        _ => false,
    };

    private bool IsOurs(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _code.Compilation.Assembly);
}
