using StreamHub.VendorSandbox.State;
using StreamHub.VendorSandbox.Stripe.Objects;
using StreamHub.VendorSandbox.Stripe.Parameters;
using StreamHub.VendorSandbox.Stripe.Wire;

namespace StreamHub.VendorSandbox.Stripe.Payments;

internal static class PaymentEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        MapMethods(api.MapGroup("/payment_methods"));
        api.MapGet("/charges", (StripeForm<ListPayments> form, SandboxStore store) => ListCharges(form.Value, store));
        api.MapGet(
            "/charges/{id}",
            (string id, StripeForm<StripeParameters> form, StripeLookup lookup) => lookup.Charge(id)
        );
        api.MapGet(
            "/payment_intents",
            (StripeForm<ListPayments> form, SandboxStore store) => ListIntents(form.Value, store)
        );
        api.MapGet(
            "/payment_intents/{id}",
            (string id, StripeForm<StripeParameters> form, StripeLookup lookup) => lookup.PaymentIntent(id)
        );
        api.MapGet("/refunds", (StripeForm<ListOfCharge> form, Refunds refunds) => refunds.List(form.Value));
        api.MapPost("/refunds", (StripeForm<CreateRefund> form, Refunds refunds) => refunds.Create(form.Value));
        api.MapGet(
            "/refunds/{id}",
            (string id, StripeForm<StripeParameters> form, StripeLookup lookup) => lookup.Refund(id)
        );
        api.MapGet("/disputes", (StripeForm<ListOfCharge> form, Disputes disputes) => disputes.List(form.Value));
        api.MapGet(
            "/disputes/{id}",
            (string id, StripeForm<StripeParameters> form, StripeLookup lookup) => lookup.Dispute(id)
        );
        api.MapPost(
            "/disputes/{id}/close",
            (string id, StripeForm<StripeParameters> form, Disputes disputes) => disputes.Close(id, won: false)
        );
    }

    private static void MapMethods(RouteGroupBuilder methods)
    {
        methods.MapGet("", (StripeForm<ListPaymentMethods> form, PaymentMethods service) => service.List(form.Value));
        methods.MapGet(
            "/{id}",
            (string id, StripeForm<StripeParameters> form, StripeLookup lookup) => lookup.PaymentMethod(id)
        );
        methods.MapPost(
            "/{id}",
            (string id, StripeForm<UpdatePaymentMethod> form, PaymentMethods service) => service.Update(id, form.Value)
        );
        methods.MapPost(
            "/{id}/attach",
            (string id, StripeForm<AttachPaymentMethod> form, PaymentMethods service) => service.Attach(id, form.Value)
        );
        methods.MapPost(
            "/{id}/detach",
            (string id, StripeForm<StripeParameters> form, PaymentMethods service) => service.Detach(id)
        );
    }

    private static StripeList<Charge> ListCharges(ListPayments wanted, SandboxStore store) =>
        store.Read(state =>
            StripePage.Of(
                state.Stripe.Charges.Values.Where(charge =>
                    (wanted.Customer is null || charge.Customer == wanted.Customer)
                    && (wanted.PaymentIntent is null || charge.PaymentIntent == wanted.PaymentIntent)
                ),
                wanted,
                "/v1/charges"
            )
        );

    private static StripeList<PaymentIntent> ListIntents(ListPayments wanted, SandboxStore store) =>
        store.Read(state =>
            StripePage.Of(
                state.Stripe.PaymentIntents.Values.Where(intent =>
                    wanted.Customer is null || intent.Customer == wanted.Customer
                ),
                wanted,
                "/v1/payment_intents"
            )
        );
}
