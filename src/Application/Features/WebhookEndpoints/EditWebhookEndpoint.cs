using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Events;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Application.Features.WebhookEndpoints;

/// <summary>Changes the members that are given and leaves the others. What waits goes to the new address.</summary>
/// <param name="EventTypes">Which events it wants from now on; all when empty.</param>
[RequirePermission(Permissions.WebhooksWrite)]
public sealed record EditWebhookEndpoint(
    Guid Id,
    Uri? Url,
    Change<string?>? Description,
    IReadOnlyCollection<string>? EventTypes
) : ICommand<WebhookEndpointResponse>, IRetryOnConflict;

public sealed class EditWebhookEndpointValidator : AbstractValidator<EditWebhookEndpoint>
{
    public EditWebhookEndpointValidator(WebhookTerms terms)
    {
        RuleFor(command => command.Url).EndpointAddress(terms);
        RuleFor(command => Change<string?>.Apply(command.Description, null))
            .OptionalText(WebhookEndpoint.DescriptionMaxLength)
            .OverridePropertyName(nameof(EditWebhookEndpoint.Description));
        RuleFor(command => command.EventTypes).EventTypeNames();
    }
}

public sealed class EditWebhookEndpointHandler(IRepository<WebhookEndpoint> endpoints)
    : ICommandHandler<EditWebhookEndpoint, WebhookEndpointResponse>
{
    public async Task<Result<WebhookEndpointResponse>> Handle(
        EditWebhookEndpoint command,
        CancellationToken cancellationToken
    )
    {
        var endpoint = await endpoints.GetAsync(command.Id, cancellationToken);
        if (endpoint is null)
        {
            return WebhookEndpointErrors.NotFound;
        }

        endpoint.Edit(
            command.Url?.AbsoluteUri,
            command.Description,
            command.EventTypes?.Distinct(StringComparer.Ordinal).ToList()
        );
        return WebhookEndpointResponse.Of(endpoint);
    }
}
