using FluentValidation;
using StreamHub.Application.Common.Validation;
using StreamHub.Domain.Videos;

namespace StreamHub.Application.Features.Watermarks;

/// <summary>How a new watermark is to look; what is absent is as most want it.</summary>
public interface IWatermarkSettings
{
    string? Name { get; }

    decimal? Opacity { get; }

    decimal? Padding { get; }

    decimal? Scale { get; }

    WatermarkPosition? Position { get; }
}

internal static class WatermarkSettings
{
    public static WatermarkLook Look(this IWatermarkSettings settings) =>
        new(
            settings.Name!,
            settings.Opacity ?? WatermarkLook.DefaultOpacity,
            settings.Padding ?? WatermarkLook.DefaultPadding,
            settings.Scale ?? WatermarkLook.DefaultScale,
            settings.Position ?? WatermarkPosition.UpperRight
        );

    public static void AddLookRules<T>(this AbstractValidator<T> validator)
        where T : IWatermarkSettings
    {
        validator.RuleFor(command => command.Name).Text(Watermark.NameMaxLength);
        validator.RuleFor(command => command.Opacity).Part();
        validator.RuleFor(command => command.Padding).Part();
        validator.RuleFor(command => command.Scale).Part();
    }

    private static void Part<T>(this IRuleBuilder<T, decimal?> rule) =>
        rule.InclusiveBetween(0, 1).PrecisionScale(WatermarkLook.Decimals + 1, WatermarkLook.Decimals, true);
}
