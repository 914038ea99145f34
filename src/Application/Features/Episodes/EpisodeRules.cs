using FluentValidation;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Shows;
using StreamHub.Domain.Feeds;

namespace StreamHub.Application.Features.Episodes;

internal static class EpisodeRules
{
    /// <summary>The members are named as those of the request's body.</summary>
    public static void BoundDetails<T>(this AbstractValidator<T> validator, Func<T, EpisodeDetails> of)
    {
        validator
            .RuleFor(command => of(command).Title)
            .Text(Episode.TitleMaxLength)
            .OverridePropertyName(nameof(EpisodeDetails.Title));
        validator
            .RuleFor(command => of(command).Description)
            .Text(Episode.DescriptionMaxLength)
            .OverridePropertyName(nameof(EpisodeDetails.Description));
        validator
            .RuleFor(command => of(command).Notes)
            .OptionalText(Episode.NotesMaxLength)
            .OverridePropertyName(nameof(EpisodeDetails.Notes));
        validator
            .RuleFor(command => of(command).DurationSeconds)
            .InclusiveBetween(1, Episode.MaxDurationSeconds)
            .OverridePropertyName(nameof(EpisodeDetails.DurationSeconds));
        validator
            .RuleFor(command => of(command).Season)
            .InclusiveBetween(1, Episode.MaxNumber)
            .OverridePropertyName(nameof(EpisodeDetails.Season));
        validator
            .RuleFor(command => of(command).Number)
            .InclusiveBetween(1, Episode.MaxNumber)
            .OverridePropertyName(nameof(EpisodeDetails.Number));
        validator
            .RuleFor(command => of(command).ArtworkUrl)
            .PublicFile()
            .OverridePropertyName(nameof(EpisodeDetails.ArtworkUrl));
        validator
            .RuleFor(command => of(command).ChaptersUrl)
            .PublicFile()
            .OverridePropertyName(nameof(EpisodeDetails.ChaptersUrl));
        validator
            .RuleFor(command => of(command).TranscriptUrl)
            .PublicFile()
            .OverridePropertyName(nameof(EpisodeDetails.TranscriptUrl));
        validator
            .RuleFor(command => of(command))
            .Must(details => details.TranscriptUrl is null == details.TranscriptFormat is null)
            .WithMessage("A transcript has both an address and a format.")
            .OverridePropertyName(nameof(EpisodeDetails.TranscriptFormat));
    }
}
