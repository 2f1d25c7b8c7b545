using KafkaDurability.Analyzers.Flow;

namespace KafkaDurability.Analyzers.Values;

/// <summary>What gets out of sight: to other code, and out of the body.</summary>
internal abstract partial class Evaluator
{
    /// <summary>Hands the values to code that is not in sight.</summary>
    protected void Leak(SmallSet<AbstractValue> values)
    {
        foreach (var value in values)
        {
            switch (value)
            {
                case ObjectValue one:
                    LeakObject(one.Site);
                    break;
                case TupleValue tuple:
                    tuple.Items.ToList().ForEach(Leak);
                    break;
                case TrackedValue { Site: { } site }:
                    Recorder?.Add(new Escape(site, EscapeKind.HandedOn));
                    break;
            }
        }
    }

    private void LeakObject(Site site) => State = State.Set(site, (State.Object(site) ?? Unwritten).Escape());

    /// <summary>The body at hand returns the values.</summary>
    public void Return(SmallSet<AbstractValue> values)
    {
        if (Receiver is not null)
        {
            if (Receiver.Service is { } service)
            {
                Provide(values, service);
            }

            return;
        }

        foreach (var value in values)
        {
            switch (value)
            {
                case TupleValue tuple:
                    tuple.Items.ToList().ForEach(Return);
                    break;
                case HandleValue handle:
                    Recorder?.Add(new Escape(handle.Site, EscapeKind.HandedOn));
                    break;
                case TrackedValue { Site: { } site }:
                    Recorder?.Add(new Escape(site, EscapeKind.Returned));
                    break;
            }
        }
    }
}
