namespace StreamHub.IntegrationTests.Features.BadInput;

/// <summary>What customers buy, and what staff makes cheaper.</summary>
public sealed partial record ApiOperation
{
    /// <summary>Refused while nothing was bought, which one user can't have done and not done.</summary>
    public bool NeedsCustomer { get; private init; }

    private const string CheckoutBody = """
        {"plan":"$plan","interval":"year","successUrl":"https://streamhub.test/yes",
        "cancelUrl":"https://streamhub.test/no","promotionCode":null,"trialWithoutCard":false}
        """;

    private const string ChangeBody = """{"plan":"$plan","interval":"year","prorationDate":null}""";

    private const string PromotionBody = """
        {"code":"SPRING","duration":"once","percentOff":20,"amountOff":null,"currency":null,"months":null,
        "maxRedemptions":100,"expiresAt":null,"firstTimeOnly":true}
        """;

    // A property: fields of two files are set in no certain order.
    private static ApiOperation[] BillingOperations =>
        [
            With("StartCheckout", "POST /api/v1/billing/checkout", CheckoutBody, "plan"),
            With("OpenPortal", "POST /api/v1/billing/portal", """{"returnUrl":"https://streamhub.test/back"}""") with
            {
                NeedsCustomer = true,
            },
            Without("ListInvoices", "GET /api/v1/billing/invoices", "limit", "cursor"),
            With(
                "PreviewChange",
                "POST /api/v1/billing/change/preview",
                """{"plan":"$plan","interval":"year"}""",
                "plan"
            ) with
            {
                NeedsCustomer = true,
            },
            With("ChangeSubscription", "POST /api/v1/billing/change", ChangeBody, "plan") with
            {
                NeedsCustomer = true,
            },
            With("CancelSubscription", "POST /api/v1/billing/cancel", """{"atPeriodEnd":true}""", "atPeriodEnd") with
            {
                NeedsCustomer = true,
            },
            Without("ResumeSubscription", "POST /api/v1/billing/resume"),
            Without("ListPromotions", "GET /api/v1/admin/promotions", "active", "limit", "cursor"),
            With("CreatePromotion", "POST /api/v1/admin/promotions", PromotionBody, "code", "duration"),
            Without("DeactivatePromotion", "POST /api/v1/admin/promotions/{code}/deactivate"),
        ];
}
