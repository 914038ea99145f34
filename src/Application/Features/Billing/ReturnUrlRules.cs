using FluentValidation;

namespace StreamHub.Application.Features.Billing;

internal static class ReturnUrlRules
{
    private const int MaxLength = 2_000;

    /// <summary>An address that a browser can be sent to; whether it may be is a matter of its origin.</summary>
    public static IRuleBuilderOptions<T, Uri?> WebAddress<T>(this IRuleBuilder<T, Uri?> rule) =>
        rule.Must(BeWebAddress).WithMessage("Give an absolute http(s) address.");

    private static bool BeWebAddress(Uri? url) =>
        url is null
        || (
            url.IsAbsoluteUri
            && url.OriginalString.Length <= MaxLength
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        );
}
