using System.Text.Json;

namespace StreamHub.Application.Features.Billing;

internal enum PaymentEventKind
{
    Subscription,
    Customer,
    Refund,
    Dispute,
}

/// <summary>What an event of the payment vendor is about.</summary>
/// <param name="Id">Of the subscription, the customer, the refunded charge, or the dispute.</param>
internal sealed record PaymentEventSubject(PaymentEventKind Kind, string Id)
{
    /// <returns><c>null</c> for an event that does not concern us, or names nothing.</returns>
    public static PaymentEventSubject? Of(string type, JsonElement root) =>
        type switch
        {
            "customer.deleted" or "customer.updated" => In(root, PaymentEventKind.Customer, "id"),
            _ when Begins(type, "payment_method.") => In(root, PaymentEventKind.Customer, "customer")
                ?? InFormer(root, PaymentEventKind.Customer, "customer"),
            "charge.refunded" => In(root, PaymentEventKind.Refund, "id"),
            _ when Begins(type, "charge.refund.") || Begins(type, "refund.") => In(
                root,
                PaymentEventKind.Refund,
                "charge"
            ),
            _ when Begins(type, "charge.dispute.") => In(root, PaymentEventKind.Dispute, "id"),
            _ when Begins(type, "customer.subscription.") => In(root, PaymentEventKind.Subscription, "id"),
            _ when Begins(type, "checkout.session.") => In(root, PaymentEventKind.Subscription, "subscription"),
            _ when Begins(type, "invoice.") => In(
                root,
                PaymentEventKind.Subscription,
                "parent",
                "subscription_details",
                "subscription"
            ),
            _ => null,
        };

    private static bool Begins(string type, string family) => type.StartsWith(family, StringComparison.Ordinal);

    private static PaymentEventSubject? In(
        JsonElement root,
        PaymentEventKind kind,
        params ReadOnlySpan<string> pathInObject
    ) => Named(At(root, "data", "object"), kind, pathInObject);

    /// <summary>What the object named until this event: who is detached names its customer no more.</summary>
    private static PaymentEventSubject? InFormer(JsonElement root, PaymentEventKind kind, string member) =>
        Named(At(root, "data", "previous_attributes"), kind, member);

    private static PaymentEventSubject? Named(
        JsonElement? subject,
        PaymentEventKind kind,
        params ReadOnlySpan<string> path
    ) =>
        subject is { } found && At(found, path) is { ValueKind: JsonValueKind.String } id
            ? new PaymentEventSubject(kind, id.GetString()!)
            : null;

    private static JsonElement? At(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }
}
