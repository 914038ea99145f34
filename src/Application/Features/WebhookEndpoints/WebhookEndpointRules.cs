using FluentValidation;
using StreamHub.Application.Ports;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Application.Features.WebhookEndpoints;

internal static class WebhookEndpointRules
{
    public static IRuleBuilderOptions<T, Uri?> EndpointAddress<T>(
        this IRuleBuilder<T, Uri?> rule,
        WebhookTerms terms
    ) =>
        rule.Must(url => url is null || WebhookUrl.IsValid(url, terms.AllowsHttp))
            .WithMessage(
                $"Give an https address of up to {WebhookUrl.MaxLength} characters, without a name, password or fragment."
            );
}
