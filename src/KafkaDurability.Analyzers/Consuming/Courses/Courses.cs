using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>The courses that may lead to a point. Past a bound they are unknown, and nothing is claimed from there on.</summary>
internal sealed class Courses
{
    public static readonly Courses Start = new(ImmutableArray.Create(Course.Start), isUnknown: false);
    public static readonly Courses None = new(ImmutableArray<Course>.Empty, isUnknown: false);
    private static readonly Courses s_unknown = new(ImmutableArray<Course>.Empty, isUnknown: true);

    private Courses(ImmutableArray<Course> all, bool isUnknown)
    {
        All = all;
        IsUnknown = isUnknown;
    }

    public ImmutableArray<Course> All { get; }

    public bool IsUnknown { get; }

    /// <summary>How each message stands, course by course.</summary>
    public IEnumerable<KeyValuePair<ConsumedMessage, Progress>> Standings
    {
        get
        {
            foreach (var course in All)
            {
                foreach (var own in course.Messages)
                {
                    yield return own;
                }
            }
        }
    }

    public Courses Select(Func<Course, Course?> change)
    {
        // Limits.Disjuncts steps change no course, or one.
        ImmutableArray<Course>.Builder? result = null;
        for (var i = 0; i < All.Length; i++)
        {
            var changed = change(All[i]);
            if (result is null && !ReferenceEquals(changed, All[i]))
            {
                result = ImmutableArray.CreateBuilder<Course>(All.Length);
                result.AddRange(All, i);
            }

            if (result is not null && changed is not null)
            {
                Add(result, changed);
            }
        }

        return result is null ? this : new Courses(result.ToImmutable(), IsUnknown);
    }

    public Courses SelectMany(Func<Course, IEnumerable<Course>> change)
    {
        if (IsUnknown)
        {
            return this;
        }

        var result = ImmutableArray.CreateBuilder<Course>(All.Length);
        foreach (var course in All.SelectMany(change))
        {
            Add(result, course);
        }

        return result.Count > Limits.Disjuncts ? s_unknown : new Courses(result.ToImmutable(), isUnknown: false);
    }

    public Courses Join(Courses other)
    {
        if (ReferenceEquals(this, other) || IsUnknown)
        {
            return this;
        }

        if (other.IsUnknown)
        {
            return other;
        }

        ImmutableArray<Course>.Builder? result = null;
        foreach (var course in other.All)
        {
            if (result is not null || !IsIn(course))
            {
                result ??= All.ToBuilder();
                Add(result, course);
            }
        }

        return result is null ? this : result.Count > Limits.Disjuncts ? s_unknown : new Courses(result.ToImmutable(), isUnknown: false);

        // A course that adds nothing to one that is here already.
        bool IsIn(Course course)
        {
            foreach (var own in All)
            {
                if (own.IsLike(course))
                {
                    return ReferenceEquals(own.Meet(course), own);
                }
            }

            return false;
        }
    }

    public bool IsSame(Courses other) =>
        ReferenceEquals(this, other)
        || (IsUnknown == other.IsUnknown
            && All.Length == other.All.Length
            && All.All(course => other.All.Any(course.IsSame)));

    private static void Add(ImmutableArray<Course>.Builder courses, Course course)
    {
        for (var i = 0; i < courses.Count; i++)
        {
            if (courses[i].IsLike(course))
            {
                courses[i] = courses[i].Meet(course);
                return;
            }
        }

        courses.Add(course);
    }
}
