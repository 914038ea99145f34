using System.Text;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Application.Features.Webhooks;

/// <summary>Takes a vendor's notification in: verified and stored before it is acknowledged, processed afterwards.</summary>
/// <param name="Body">To the byte, as it came: that is what is signed.</param>
[OpenToAll("The vendor's signature is what opens it.")]
[NoValidation("The vendor's verifier judges the body and its signature.")]
public sealed record ReceiveWebhook(WebhookVendor Vendor, ReadOnlyMemory<byte> Body, WebhookSignature Signature)
    : ICommand<WebhookReceipt>;

/// <param name="Received">Always true: the event is stored, now or by an earlier delivery.</param>
public sealed record WebhookReceipt(bool Received);

public sealed class ReceiveWebhookHandler(
    IEnumerable<IWebhookVerifier> verifiers,
    IWebhookInbox inbox,
    TimeProvider time
) : ICommandHandler<ReceiveWebhook, WebhookReceipt>
{
    public async Task<Result<WebhookReceipt>> Handle(ReceiveWebhook command, CancellationToken cancellationToken)
    {
        var verifier = verifiers.Single(candidate => candidate.Vendor == command.Vendor);
        var verified = await verifier.VerifyAsync(command.Body, command.Signature, cancellationToken);
        if (!verified.IsSuccess)
        {
            return verified.Error;
        }

        if (!WebhookEvent.CanKeep(verified.Value.ExternalId, verified.Value.Type))
        {
            return WebhookErrors.PayloadInvalid;
        }

        var received = WebhookEvent.Receive(
            command.Vendor,
            verified.Value.ExternalId,
            verified.Value.Type,
            Encoding.UTF8.GetString(command.Body.Span),
            time.Now(),
            command.Signature.AccountId
        );
        await inbox.StoreAsync(received, new ProcessWebhookEvent(received.Id), cancellationToken);
        return new WebhookReceipt(Received: true);
    }
}
