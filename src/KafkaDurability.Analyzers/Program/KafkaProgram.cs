using System;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Program;

/// <summary>One compilation with all that is worked out of it, each part on demand and once. Nothing else is kept by compilation.</summary>
internal sealed class KafkaProgram
{
    private static readonly ConditionalWeakTable<Compilation, KafkaProgram> s_programs = new();

    private readonly ConcurrentDictionary<(Type Part, object? Key), object> _parts = new();

    private readonly Lazy<bool> _isTest;

    private KafkaProgram(Compilation compilation)
    {
        _isTest = new(() => TestProject.References(compilation));
        Compilation = compilation;
        Source = new OperationSource(compilation);
        Names = new ProgramNames(compilation.SyntaxTrees);
    }

    /// <summary>The program of a compilation, shared by all that ask for it.</summary>
    public static KafkaProgram Of(Compilation compilation) => s_programs.GetValue(compilation, static key => new KafkaProgram(key));

    public Compilation Compilation { get; }

    /// <summary>The bodies of its members.</summary>
    public OperationSource Source { get; }

    /// <summary>Where names stand in it.</summary>
    public ProgramNames Names { get; }

    /// <summary>Whether it holds tests.</summary>
    public bool IsTest => _isTest.Value;

    /// <summary>What a layer above has worked out of the program.</summary>
    /// <param name="make">Cheap: two threads may both come to it, and one of their parts is dropped.</param>
    /// <param name="key">Where a program has several of the kind: what this one is for, equal where the parts are the same.</param>
    public T Part<T>(Func<KafkaProgram, T> make, object? key = null)
        where T : class =>
        (T)(_parts.TryGetValue((typeof(T), key), out var known) ? known : _parts.GetOrAdd((typeof(T), key), make(this)));
}
