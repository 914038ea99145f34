namespace StreamHub.Domain.Common;

/// <summary>A new value, which may be none; tells "set it to nothing" from "leave it".</summary>
public readonly record struct Change<T>(T Value)
{
    public static T Apply(Change<T>? change, T current) => change is { } given ? given.Value : current;
}
