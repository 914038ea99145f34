using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Auth;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Application.Features.WebhookEndpoints;

/// <summary>Mails one owner that an endpoint was disabled, if that is still so.</summary>
[SystemOnly]
[MessageName("webhooks.send-notice", MessageLanes.Mail)]
[NoValidation("It is made by StreamHub itself.")]
public sealed record SendWebhookNotice(Guid EndpointId, Guid UserId) : IMessage;

public sealed class SendWebhookNoticeHandler(
    IRepository<WebhookEndpoint> endpoints,
    IReadRepository<User> users,
    IEmailSender emails,
    AppUrls urls
) : ICommandHandler<SendWebhookNotice>
{
    public async Task<Result> Handle(SendWebhookNotice command, CancellationToken cancellationToken)
    {
        var endpoint = await endpoints.GetAsync(command.EndpointId, cancellationToken);
        var user = await users.FirstOrDefaultAsync(new ProfileOfUser(command.UserId), cancellationToken);
        if (endpoint is { State: WebhookEndpointState.Disabled } && user is not null)
        {
            await emails.SendAsync(Compose(endpoint, user), cancellationToken);
        }

        return Result.Success();
    }

    // The host alone: addresses of endpoints may hold secrets.
    private EmailMessage Compose(WebhookEndpoint endpoint, UserProfile user)
    {
        var host = new Uri(endpoint.Url).Host;
        var reason =
            endpoint.DisabledReason == WebhookDisabledReason.Gone
                ? "it answered that it wants no more messages (410 Gone)"
                : "it took none of our messages for five days";
        var news =
            $"StreamHub does not send events to your webhook endpoint at {host} any more, because {reason}. Enable the "
            + "endpoint when it works again. What happened in between is sent if you ask for it to be replayed.";
        return NewsMail.To(user, $"Your webhook endpoint at {host} was disabled", news, urls.Public);
    }
}
