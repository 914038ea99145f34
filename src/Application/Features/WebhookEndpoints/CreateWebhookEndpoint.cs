using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Events;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Application.Features.WebhookEndpoints;

/// <summary>Has the organization's events sent to an address from now on.</summary>
/// <param name="EventTypes">Which; all when absent or empty.</param>
[RequirePermission(Permissions.WebhooksWrite)]
public sealed record CreateWebhookEndpoint(Uri Url, string? Description, IReadOnlyCollection<string>? EventTypes)
    : ICommand<IssuedWebhookEndpoint>,
        IRetryOnConflict;

public sealed class CreateWebhookEndpointValidator : AbstractValidator<CreateWebhookEndpoint>
{
    public CreateWebhookEndpointValidator(WebhookTerms terms)
    {
        RuleFor(command => command.Url).NotNull().EndpointAddress(terms);
        RuleFor(command => command.Description).OptionalText(WebhookEndpoint.DescriptionMaxLength);
        RuleFor(command => command.EventTypes).EventTypeNames();
    }
}

public sealed class CreateWebhookEndpointHandler(
    IRepository<WebhookEndpoint> endpoints,
    IReadRepository<WebhookEndpoint> known,
    IRepository<Organization> organizations,
    IEventLog events,
    WebhookSecrets secrets,
    ICallerContext caller,
    SecurityLog log,
    TimeProvider time
) : ICommandHandler<CreateWebhookEndpoint, IssuedWebhookEndpoint>
{
    public async Task<Result<IssuedWebhookEndpoint>> Handle(
        CreateWebhookEndpoint command,
        CancellationToken cancellationToken
    )
    {
        var organizationId = caller.Member.OrganizationId;
        var admitted = await AdmitAsync(organizationId, cancellationToken);
        if (!admitted.IsSuccess)
        {
            return admitted.Error;
        }

        var now = time.Now();
        var id = AggregateRoot.NewId(now);
        var secret = WebhookSecrets.Create();
        var last = await events.FindLastAsync(organizationId, cancellationToken);
        var endpoint = WebhookEndpoint.Create(
            id,
            organizationId,
            command.Url.AbsoluteUri,
            command.Description,
            [.. (command.EventTypes ?? []).Distinct(StringComparer.Ordinal)],
            secrets.Seal(id, secret),
            last?.Position ?? 0,
            now
        );
        endpoints.Add(endpoint);
        log.Record(SecurityEventKind.WebhookEndpointCreated, organizationId: organizationId, detail: $"{id}");
        return new IssuedWebhookEndpoint(secret, WebhookEndpointResponse.Of(endpoint));
    }

    // The organization first: whoever is admitted meanwhile changes it, and this one counts again.
    private async Task<Result> AdmitAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        var organization = await organizations.GetAsync(organizationId, cancellationToken);
        return organization is { DeletedAt: null }
            ? organization.AdmitWebhookEndpoint(
                (await known.ListAsync(new NewestWebhookEndpoints(), cancellationToken)).Count
            )
            : OrganizationErrors.NotFound;
    }
}
