using FluentValidation;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Files;
using StreamHub.Domain.Feeds;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Shows;

internal static class ShowRules
{
    /// <summary>The members are named as those of the request's body.</summary>
    public static void BoundDetails<T>(this AbstractValidator<T> validator, Func<T, ShowDetails> of)
    {
        validator
            .RuleFor(command => of(command).Title)
            .Text(Show.TitleMaxLength)
            .OverridePropertyName(nameof(ShowDetails.Title));
        validator
            .RuleFor(command => of(command).Description)
            .Text(Show.DescriptionMaxLength)
            .OverridePropertyName(nameof(ShowDetails.Description));
        validator
            .RuleFor(command => of(command).Language)
            .Cascade(CascadeMode.Stop)
            .NotEmpty()
            .Language()
            .OverridePropertyName(nameof(ShowDetails.Language));
        validator
            .RuleFor(command => of(command).Author)
            .Text(Show.AuthorMaxLength)
            .OverridePropertyName(nameof(ShowDetails.Author));
        validator
            .RuleFor(command => of(command).OwnerEmail)
            .Must(email => EmailAddress.Parse(email).IsSuccess)
            .WithMessage("It is no e-mail address.")
            .OverridePropertyName(nameof(ShowDetails.OwnerEmail));
        validator
            .RuleFor(command => of(command).Categories)
            .Must(AreCategories)
            .WithMessage($"Name 1 to {PodcastCategories.MaxOfShow} different categories of Apple's list.")
            .OverridePropertyName(nameof(ShowDetails.Categories));
        validator
            .RuleFor(command => of(command).ArtworkUrl)
            .NotNull()
            .PublicFile()
            .OverridePropertyName(nameof(ShowDetails.ArtworkUrl));
        validator.RuleFor(command => of(command).Link).PublicFile().OverridePropertyName(nameof(ShowDetails.Link));
        validator
            .RuleFor(command => of(command).Copyright)
            .OptionalText(Show.CopyrightMaxLength)
            .OverridePropertyName(nameof(ShowDetails.Copyright));
        validator
            .RuleFor(command => of(command).FundingUrl)
            .PublicFile()
            .OverridePropertyName(nameof(ShowDetails.FundingUrl));
        validator
            .RuleFor(command => of(command).FundingText)
            .OptionalText(Show.FundingTextMaxLength)
            .OverridePropertyName(nameof(ShowDetails.FundingText));
    }

    /// <summary>An address that a feed may name: others fetch it, we don't.</summary>
    public static IRuleBuilderOptions<T, Uri?> PublicFile<T>(this IRuleBuilder<T, Uri?> rule) =>
        rule.Must(IsPublicFile)
            .WithMessage($"Give an absolute https address of up to {Show.AddressMaxLength} characters.");

    /// <summary>A file that others fetch from us: one of ours, or one that anybody can fetch.</summary>
    public static void MediaFile<T>(this IRuleBuilder<T, Uri> rule, FileAddresses addresses) =>
        rule.NotNull()
            .Must(address => address is null || addresses.Read(address) is not null || IsPublicFile(address))
            .WithMessage(
                "Give the assetUrl of a file that was uploaded here, or an absolute https address of up to "
                    + $"{Show.AddressMaxLength} characters."
            );

    private static bool IsPublicFile(Uri? address) =>
        address is null
        || (
            address is { IsAbsoluteUri: true, UserInfo: "" }
            && address.Scheme == Uri.UriSchemeHttps
            && address.AbsoluteUri.Length <= Show.AddressMaxLength
        );

    private static bool AreCategories(IReadOnlyList<string>? categories) =>
        categories is { Count: >= 1 and <= PodcastCategories.MaxOfShow }
        && categories.All(name => name is not null && PodcastCategories.All.Contains(name))
        && categories.Distinct(StringComparer.Ordinal).Count() == categories.Count;
}
