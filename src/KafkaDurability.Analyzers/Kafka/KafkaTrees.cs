using System.Collections.Generic;
using System.Linq;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Kafka;

/// <summary>
/// The trees that can get hold of anything of the client's: those that name its namespace, and those that name a type whose
/// declaration leads there. Found by names alone: what the others do need not be bound. See docs/decisions/0006.
/// </summary>
internal sealed class KafkaTrees
{
    private static readonly string s_client = KafkaSymbols.Name.Substring(0, KafkaSymbols.Name.IndexOf('.'));
    private static readonly string[] s_calls = ["Consume", "Commit", "StoreOffset", "Produce", "ProduceAsync"];

    private readonly Compilation _compilation;
    private readonly KafkaSymbols _symbols;

    /// <summary>Null where every tree may touch the client.</summary>
    private readonly Lazy<HashSet<SyntaxTree>?> _touching;
    private readonly Lazy<HashSet<SyntaxTree>> _reaching;

    private KafkaTrees(Compilation compilation, KafkaSymbols symbols)
    {
        _compilation = compilation;
        _symbols = symbols;
        _touching = new(Find);
        _reaching = new(Callers);
        NamesTouching = new ProgramNames(compilation.SyntaxTrees.Where(Touches));
        NamesReaching = new ProgramNames(compilation.SyntaxTrees.Where(Reaches));
    }

    /// <summary>Where names stand in trees that touch the client: whoever has an object of its kinds to do with stands there.</summary>
    public ProgramNames NamesTouching { get; }

    /// <summary>The same of those that <see cref="Reaches"/> means.</summary>
    public ProgramNames NamesReaching { get; }

    /// <summary>Those of a compilation, shared by all that ask for them.</summary>
    public static KafkaTrees Of(Compilation compilation, KafkaSymbols symbols) =>
        KafkaProgram.Of(compilation).Part(program => new KafkaTrees(program.Compilation, symbols));

    /// <summary>Whether code in the tree may hold an object of the client's.</summary>
    public bool Touches(SyntaxTree tree) => _touching.Value is not { } touching || touching.Contains(tree);

    /// <summary>Whether code in the tree may, or may call something of the program's own that does so, behind two contracts at most.</summary>
    public bool Reaches(SyntaxTree tree) => Touches(tree) || _reaching.Value.Contains(tree);

    private HashSet<SyntaxTree>? Find()
    {
        var naming = Naming();
        if (naming.Any(tree => Outline.Of(tree).UsesForAll(s_client)))
        {
            // The usings of the project hold for all its files: the names of the client's types are what is left to tell them apart.
            var types = new WordSet(_symbols.TypeNames);
            naming = _compilation.SyntaxTrees.Where(tree => types.In(TreeNames.Of(tree)).Count > 0).Union(naming).ToList();
        }

        var touching = new HashSet<SyntaxTree>(naming);
        var known = new HashSet<string>();
        var pending = new Queue<string>(naming.SelectMany(tree => Outline.Of(tree).Names).Concat(ReferencedLibraries.NamesOver(KafkaSymbols.Name, _compilation)).Where(known.Add));
        while (pending.Count > 0)
        {
            var name = pending.Dequeue();
            foreach (var tree in KafkaProgram.Of(_compilation).Names.TreesMentioning(name))
            {
                var outline = Outline.Of(tree);
                touching.Add(tree);
                if (outline.UsesForAll(name))
                {
                    return null;
                }

                foreach (var leading in outline.NamesWith(name).Where(known.Add))
                {
                    pending.Enqueue(leading);
                }
            }
        }

        return touching;
    }

    private List<SyntaxTree> Naming() => KafkaProgram.Of(_compilation).Names.TreesMentioning(s_client).ToList();

    /// <summary>The trees that name a type of the program's own which classes that call the client implement; and those that name what is in these.</summary>
    private HashSet<SyntaxTree> Callers()
    {
        var names = KafkaProgram.Of(_compilation).Names;
        var contracts = Own((_touching.Value ?? []).SelectMany(tree => Outline.Of(tree).BasesWith(s_calls)));
        var callers = new HashSet<SyntaxTree>(contracts.SelectMany(names.TreesMentioning));

        // A file may declare much else that has nothing to do with these.
        var outlines = callers.Select(Outline.Of).ToList();
        var leading = outlines.SelectMany(outline => outline.NamesWithin(contracts)).Union(Own(outlines.SelectMany(outline => outline.BasesWith(contracts))));
        callers.UnionWith(leading.SelectMany(names.TreesMentioning));
        return callers;

        List<string> Own(IEnumerable<string> types) => types.Distinct()
            .Where(type => names.TreesMentioning(type).Any(tree => TreeNames.Of(tree).DeclaresType(type))).ToList();
    }
}
