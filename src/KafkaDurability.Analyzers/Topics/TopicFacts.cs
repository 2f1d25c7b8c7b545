using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KafkaDurability.Analyzers.Functions;
using KafkaDurability.Analyzers.Program;
using Microsoft.CodeAnalysis;

namespace KafkaDurability.Analyzers.Topics;

/// <summary>Makes facts of what is written into the settings of a topic.</summary>
internal sealed class TopicFacts(TopicModel model, LocalUses variables)
{
    /// <summary>The copies of each partition. A factor of -1 leaves it to the broker, as none does.</summary>
    public TopicFact ReplicationFactor(Effective written)
    {
        var fact = Fact(written, Whole, text => TopicProperties.ReplicationFactor + " = " + text);
        var values = fact.Values.Where(value => value.Number != -1).ToList();
        return fact with { Values = values, MaybeUnset = fact.MaybeUnset || values.Count < fact.Values.Count };
    }

    /// <summary>The copies of each partition, by the brokers that it is assigned to.</summary>
    public TopicFact Assigned(MadeObject partitions)
    {
        var values = new List<TopicValue>();
        foreach (var partition in partitions.Written)
        {
            if (MadeObject.Of(partition.Value, variables) is not { IsOpen: false } brokers)
            {
                return TopicFact.Unknown;
            }

            var number = brokers.Written.Count;
            var words = number == 1 ? "Assigning a partition to 1 broker" : $"Assigning a partition to {number} brokers";
            values.Add(new TopicValue(Text(number), number, words, brokers.Creation.Syntax)
            {
                IsForDevelopment = model.Development.Covers(partition.Node, variables),
            });
        }

        return new TopicFact(values, MaybeUnset: values.Count == 0, MaybeOther: partitions.IsOpen || values.Count == 0);
    }

    /// <summary>The configs that are put into a dictionary, by their names; null where a name is not known.</summary>
    public Dictionary<string, TopicFact>? ByKey(MadeObject dictionary)
    {
        var byKey = new Dictionary<string, List<Written>>();
        foreach (var entry in dictionary.Written)
        {
            if (SaidValues.Of(entry.Key, variables, model.Code).OnlyText is not { } key)
            {
                return null;
            }

            if (!byKey.TryGetValue(key, out var list))
            {
                byKey.Add(key, list = []);
            }

            list.Add(entry);
        }

        return byKey.ToDictionary(pair => pair.Key, pair => Config(pair.Key, Effective.Of(pair.Value, dictionary.Uses)));
    }

    /// <param name="entry">What to underline; null for the write itself.</param>
    public TopicFact Config(string name, Effective written, SyntaxNode? entry = null) =>
        Fact(written, constant => constant as string, text => name + "=" + text, entry);

    private TopicFact Fact(Effective written, Func<object?, string?> read, Func<string, string> words, SyntaxNode? entry = null)
    {
        var values = new List<TopicValue>();
        var isAll = true;
        foreach (var write in written.Writes)
        {
            var said = SaidValues.Of(write.Value, variables, model.Code);
            isAll &= said.IsAll;
            foreach (var value in said.Values)
            {
                if (read(value.Constant) is not { } text)
                {
                    isAll = false;
                    continue;
                }

                var isArm = said.Values.Count > 1 || !said.IsAll;
                values.Add(new TopicValue(text, Number(text), words(text) + (value.GivenAt is { } given ? $" (given in {Lines.Of(given, write.Node.Syntax)})" : ""), isArm ? value.At.Syntax : entry ?? write.Node.Syntax)
                {
                    Settable = isArm ? value.At.Syntax : write.Node.Syntax,
                    Removable = isArm || entry is not null ? null : write.Node.Syntax,
                    IsForDevelopment = model.Development.Covers(value.At, variables) || model.Development.Covers(write.Node, variables),
                });
            }
        }

        return new TopicFact(values, written.MaybeUnset, MaybeOther: !isAll);
    }

    private static string? Whole(object? constant) => constant is short or int or long or byte or sbyte or ushort
        ? Text(Convert.ToInt64(constant, CultureInfo.InvariantCulture))
        : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
