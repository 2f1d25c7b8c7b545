using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace KafkaDurability.Analyzers.Consuming;

/// <summary>The courses that may lead to a point. Past a bound they are unknown, and nothing is claimed from there on.</summary>
internal sealed class Courses
{
    private const int Most = 48;

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

    public Courses Select(Func<Course, Course?> change)
    {
        var result = ImmutableArray.CreateBuilder<Course>(All.Length);
        var isChanged = false;
        foreach (var course in All)
        {
            var changed = change(course);
            isChanged |= !ReferenceEquals(changed, course);
            if (changed is not null)
            {
                Add(result, changed);
            }
        }

        return isChanged ? new Courses(result.ToImmutable(), IsUnknown) : this;
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

        return result.Count > Most ? s_unknown : new Courses(result.ToImmutable(), isUnknown: false);
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

        var result = All.ToBuilder();
        foreach (var course in other.All)
        {
            Add(result, course);
        }

        // A course is a class without an equality of its own: these are the very same.
        return result.Count > Most ? s_unknown
            : result.SequenceEqual(All) ? this
            : new Courses(result.ToImmutable(), isUnknown: false);
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
