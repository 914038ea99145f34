using FluentValidation;
using Shouldly;

namespace StreamHub.UnitTests.Application.Features;

internal static class Judged
{
    public static void ShouldTake<T>(this IValidator<T> validator, T request) =>
        validator.Validate(request).Errors.Select(failure => failure.ErrorMessage).ShouldBeEmpty();

    /// <summary>Refused, and for this member alone.</summary>
    public static void ShouldRefuse<T>(this IValidator<T> validator, T request, string member) =>
        validator.Validate(request).Errors.Select(failure => failure.PropertyName).Distinct().ShouldBe([member]);

    public static string OfLength(int length) => new('x', length);
}
