using FluentValidation;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Videos;

internal static class OriginRules
{
    /// <summary>As <see cref="AllowedOrigins"/> takes them, or absent.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> Origins<T>(
        this IRuleBuilder<T, IReadOnlyList<string>?> rule
    ) =>
        rule.Must(origins => origins is null || AllowedOrigins.AreValid(origins))
            .WithMessage(
                $"Name up to {AllowedOrigins.MaxCount} hosts, such as example.com, *.example.com or localhost:3000."
            );
}
