using System.Collections.Concurrent;
using System.Linq;

namespace KafkaDurability.Analyzers.Program;

/// <summary>
/// What is made of members on demand, and takes much memory: a bound body and its file's model take ten times what is read out
/// of them. The last ones stay, older ones as long as somebody has them; the rest is left to the collector, and made again
/// should somebody come back.
/// </summary>
/// <param name="kept">So many stay in any case.</param>
internal sealed class RecentlyMade<TKey, T>(int kept)
    where T : class
{
    private readonly ConcurrentDictionary<TKey, WeakReference<T>?> _made = new();
    private readonly T[] _kept = new T[kept];
    private int _next;

    /// <param name="make">Gives null where there is nothing to make, for good. Two threads may both come to it: what the later one makes is dropped.</param>
    public T? Of(TKey key, Func<TKey, T?> make) => Find(key, out var known) ? known : Keep(key, make(key));

    /// <summary>How many of them are in memory.</summary>
    public int InMemory => _made.Values.Count(reference => reference?.TryGetTarget(out _) == true);

    private bool Find(TKey key, out T? known)
    {
        known = null;
        return _made.TryGetValue(key, out var reference) && (reference is null || reference.TryGetTarget(out known));
    }

    private T? Keep(TKey key, T? made)
    {
        lock (_kept)
        {
            if (Find(key, out var known))
            {
                return known;
            }

            _made[key] = made is null ? null : new WeakReference<T>(made);
            if (made is not null)
            {
                _kept[_next] = made;
                _next = (_next + 1) % _kept.Length;
            }

            return made;
        }
    }
}
