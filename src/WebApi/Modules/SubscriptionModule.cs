using Microsoft.AspNetCore.Http.HttpResults;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Paging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Billing;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Idempotency;

namespace StreamHub.WebApi.Modules;

/// <summary>What a customer does with a subscription that runs.</summary>
public sealed class SubscriptionModule : IEndpointModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var billing = app.MapGroup("/api/v1/billing").WithTags("Billing");
        billing
            .MapPost("/portal", OpenPortal)
            .Named(nameof(OpenPortal), 400, 409, 502, 503)
            .RequirePermission(Permissions.BillingWrite);
        billing
            .MapGet("/invoices", ListInvoices)
            .Named(nameof(ListInvoices), 400, 409, 502, 503)
            .RequirePermission(Permissions.BillingRead);
        billing
            .MapPost("/change/preview", PreviewChange)
            .Named(nameof(PreviewChange), 400, 404, 409, 502, 503)
            .RequirePermission(Permissions.BillingWrite);
        billing
            .MapPost("/change", ChangeSubscription)
            .Named(nameof(ChangeSubscription), 400, 404, 409, 502, 503)
            .RequirePermission(Permissions.BillingWrite)
            .Idempotent();
        billing
            .MapPost("/cancel", CancelSubscription)
            .Named(nameof(CancelSubscription), 400, 409, 502, 503)
            .RequirePermission(Permissions.BillingWrite)
            .Idempotent();
        billing
            .MapPost("/resume", ResumeSubscription)
            .Named(nameof(ResumeSubscription), 409, 502, 503)
            .RequirePermission(Permissions.BillingWrite)
            .Idempotent();
    }

    /// <summary>Opens a page at the payment vendor where cards are changed, invoices paid and subscriptions ended.</summary>
    public static async Task<Results<Ok<PortalResponse>, ProblemHttpResult>> OpenPortal(
        OpenPortalRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new OpenPortal(body.ReturnUrl), cancellationToken);
        return result.ToOk();
    }

    /// <summary>The organization's invoices, newest first, with the pages that show them and where open ones are paid.</summary>
    public static async Task<Results<Ok<Page<InvoiceRecord>>, ProblemHttpResult>> ListInvoices(
        int? limit,
        string? cursor,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ListInvoices(limit, cursor), cancellationToken);
        return result.ToOk();
    }

    /// <summary>What a change of the subscription would cost; nothing is changed.</summary>
    public static async Task<Results<Ok<ChangePreview>, ProblemHttpResult>> PreviewChange(
        PreviewChangeRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new PreviewChange(body.Plan, body.Interval), cancellationToken);
        return result.ToOk();
    }

    /// <summary>
    /// Makes the subscription one for another plan or interval, and charges or credits the difference at once. Where the
    /// bank asks the customer, <c>payment_action_required</c> names the invoice's page.
    /// </summary>
    public static async Task<Results<Ok<SubscriptionResponse>, ProblemHttpResult>> ChangeSubscription(
        ChangeSubscriptionRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var command = new ChangeSubscription(body.Plan, body.Interval, body.ProrationDate);
        var result = await dispatcher.Send(command, cancellationToken);
        return result.ToOk();
    }

    /// <summary>Ends the subscription with its period, or at once; what was paid is not given back.</summary>
    public static async Task<Results<Ok<SubscriptionResponse>, ProblemHttpResult>> CancelSubscription(
        CancelSubscriptionRequest body,
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new CancelSubscription(body.AtPeriodEnd), cancellationToken);
        return result.ToOk();
    }

    /// <summary>Takes back that the subscription is to end, or begins a new, paid period of a paused one.</summary>
    public static async Task<Results<Ok<SubscriptionResponse>, ProblemHttpResult>> ResumeSubscription(
        IDispatcher dispatcher,
        CancellationToken cancellationToken
    )
    {
        var result = await dispatcher.Send(new ResumeSubscription(), cancellationToken);
        return result.ToOk();
    }

    /// <param name="ReturnUrl">Where the page leads back to; on an origin that the installation allows.</param>
    public sealed record OpenPortalRequest(Uri? ReturnUrl = null);

    /// <param name="Plan">The plan's code.</param>
    /// <param name="Interval">As it is when absent.</param>
    public sealed record PreviewChangeRequest(string Plan, BillingInterval? Interval = null);

    /// <param name="Plan">The plan's code.</param>
    /// <param name="Interval">As it is when absent.</param>
    /// <param name="ProrationDate">As a preview of the last hour named it: the change costs what was shown then.</param>
    public sealed record ChangeSubscriptionRequest(
        string Plan,
        BillingInterval? Interval = null,
        DateTimeOffset? ProrationDate = null
    );

    public sealed record CancelSubscriptionRequest(bool AtPeriodEnd);
}
