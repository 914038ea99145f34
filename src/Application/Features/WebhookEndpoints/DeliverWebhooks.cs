using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Application.Features.WebhookEndpoints;

/// <summary>
/// Sends an endpoint some of what is due there, at the same time, and keeps what came back in one transaction. Whoever dies
/// in between leaves it to be sent again, under the same ids.
/// </summary>
[SystemOnly]
[NoValidation("It is made by StreamHub itself.")]
public sealed record DeliverWebhooks(Guid EndpointId) : ICommand<SentWebhooks>;

/// <param name="Outcome">What the endpoint has to be judged by; <c>null</c> where that would change nothing.</param>
public sealed record SentWebhooks(WebhookOutcome? Outcome, bool AreMoreDue);

public sealed class DeliverWebhooksHandler(
    IWebhookQueue queue,
    IReadRepository<WebhookEndpoint> endpoints,
    IRepository<WebhookDelivery> deliveries,
    WebhookSecrets secrets,
    IWebhookSender sender,
    IUnitOfWork unitOfWork,
    TimeProvider time
) : ICommandHandler<DeliverWebhooks, SentWebhooks>
{
    /// <summary>What a node has under way at one endpoint.</summary>
    private const int Places = 8;

    /// <summary>Longer than any answer is waited for, and than it takes to be kept.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    public async Task<Result<SentWebhooks>> Handle(DeliverWebhooks command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var claimed = await queue.ClaimAsync(command.EndpointId, Places, now, now + Lease, cancellationToken);
        var endpoint =
            claimed.Count == 0
                ? null
                : await endpoints.FirstOrDefaultAsync(new WholeWebhookEndpoint(command.EndpointId), cancellationToken);
        if (endpoint is null)
        {
            return new SentWebhooks(Outcome: null, AreMoreDue: false);
        }

        var sent = await SendAsync(endpoint, claimed, now, cancellationToken);
        var outcome = await KeepAsync(sent, cancellationToken);
        var isAnother = outcome is { } told && endpoint.IsAnotherAfter(told, time.Now());
        return new SentWebhooks(isAnother ? outcome : null, claimed.Count == Places);
    }

    private async Task<Sent[]> SendAsync(
        WebhookEndpoint endpoint,
        IReadOnlyList<ClaimedWebhook> claimed,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var url = new Uri(endpoint.Url);
        var current = secrets.OpenCurrent(endpoint, now);
        try
        {
            return await Task.WhenAll(
                claimed.Select(async claim =>
                {
                    var answer = claim.Message is { } message
                        ? await sender.SendAsync(url, message, current, cancellationToken)
                        : new WebhookAnswer(Status: null, WebhookFailure.EventExpired, TimeSpan.Zero);
                    return new Sent(claim, answer, now, time.Now());
                })
            );
        }
        catch (OperationCanceledException)
        {
            // The process ends: another need not wait until the claims have run out.
            foreach (var delivery in await HeldAsync(claimed, CancellationToken.None))
            {
                delivery.HandBack(time.Now());
            }

            await unitOfWork.SaveChangesAsync(CancellationToken.None);
            throw;
        }
    }

    /// <returns>What it says of the endpoint, if it says anything.</returns>
    private async Task<WebhookOutcome?> KeepAsync(Sent[] sent, CancellationToken cancellationToken)
    {
        var outcomes = await TryKeepAsync(sent, cancellationToken);
        if (outcomes is null)
        {
            // One of them was replayed at this moment. The others are kept one by one.
            outcomes = [];
            foreach (var one in sent)
            {
                unitOfWork.Reset();
                outcomes.AddRange(await TryKeepAsync([one], cancellationToken) ?? []);
            }
        }

        return outcomes.Contains(WebhookOutcome.Gone) ? WebhookOutcome.Gone
            : outcomes.Contains(WebhookOutcome.Taken) ? WebhookOutcome.Taken
            : outcomes.Contains(WebhookOutcome.Failed) ? WebhookOutcome.Failed
            : null;
    }

    /// <returns><c>null</c> when nothing was kept because somebody else changed one of them.</returns>
    private async Task<List<WebhookOutcome?>?> TryKeepAsync(Sent[] sent, CancellationToken cancellationToken)
    {
        var answers = sent.ToDictionary(one => one.Claim.DeliveryId);
        var held = await HeldAsync(answers.Values.Select(one => one.Claim), cancellationToken);
        var outcomes = held.ConvertAll(delivery => Keep(delivery, answers[delivery.Id]));
        return await unitOfWork.SaveChangesAsync(cancellationToken) is null ? outcomes : null;
    }

    private static WebhookOutcome? Keep(WebhookDelivery delivery, Sent sent) =>
        delivery.Take(sent.Answer, sent.At, sent.AnsweredAt, Random.Shared.Next(WebhookSchedule.AllPermille + 1));

    /// <returns>Those that nobody took over.</returns>
    private async Task<List<WebhookDelivery>> HeldAsync(
        IEnumerable<ClaimedWebhook> claims,
        CancellationToken cancellationToken
    )
    {
        var versions = claims.ToDictionary(claim => claim.DeliveryId, claim => claim.Version);
        var found = await deliveries.ListAsync(new WebhookDeliveriesByIds(versions.Keys), cancellationToken);
        return found.FindAll(delivery => delivery.Version == versions[delivery.Id]);
    }

    private sealed record Sent(
        ClaimedWebhook Claim,
        WebhookAnswer Answer,
        DateTimeOffset At,
        DateTimeOffset AnsweredAt
    );
}
