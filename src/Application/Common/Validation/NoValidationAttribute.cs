namespace StreamHub.Application.Common.Validation;

/// <summary>The request has nothing to validate.</summary>
/// <param name="because">Why, for whoever adds a member to it.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NoValidationAttribute(string because) : Attribute
{
    public string Because { get; } = because;
}
