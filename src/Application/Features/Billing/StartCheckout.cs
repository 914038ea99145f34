using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;
using StreamHub.Domain.Plans;

namespace StreamHub.Application.Features.Billing;

/// <summary>
/// Opens a page at the payment vendor where the organization buys a plan; asked for the same again, answers with the page
/// that is open already. The first purchase begins with a trial where trials are offered.
/// </summary>
/// <param name="Interval">A month when absent.</param>
/// <param name="SuccessUrl">Where the vendor sends the customer afterwards; a page of ours when absent.</param>
/// <param name="TrialWithoutCard">Asks for no card, and refuses where there is no trial. It ends by itself unless a card is given.</param>
[RequirePermission(Permissions.BillingWrite)]
public sealed record StartCheckout(
    string Plan,
    BillingInterval? Interval,
    Uri? SuccessUrl,
    Uri? CancelUrl,
    string? PromotionCode = null,
    bool TrialWithoutCard = false
) : ICommand<CheckoutResponse>, IRetryOnConflict;

/// <param name="TrialDays">How long nothing is to be paid; 0 is no trial.</param>
public sealed record CheckoutResponse(string SessionId, Uri CheckoutUrl, DateTimeOffset ExpiresAt, int TrialDays);

public sealed class StartCheckoutValidator : AbstractValidator<StartCheckout>
{
    public StartCheckoutValidator()
    {
        RuleFor(command => command.Plan).NotEmpty().MaximumLength(Domain.Plans.Plan.CodeMaxLength);
        RuleFor(command => command.SuccessUrl).WebAddress();
        RuleFor(command => command.CancelUrl).WebAddress();
        RuleFor(command => command.PromotionCode)
            .OptionalText(PromotionTerms.CodeMaxLength)
            .Must(code => code is null || !string.IsNullOrWhiteSpace(code))
            .WithMessage("Leave it out where there is none.");
    }
}

public sealed class StartCheckoutHandler(
    IReadRepository<Plan> plans,
    IReadRepository<Subscription> subscriptions,
    BillingCustomers customers,
    OpenCheckouts checkouts,
    TrialEligibility eligibility,
    IPaymentGateway gateway,
    IPromotions promotions,
    BillingTerms terms,
    AppUrls urls,
    ICallerContext caller
) : ICommandHandler<StartCheckout, CheckoutResponse>
{
    private const string ReturnPage = "checkout.html";

    public async Task<Result<CheckoutResponse>> Handle(StartCheckout command, CancellationToken cancellationToken)
    {
        var successUrl = command.SuccessUrl ?? urls.For($"{ReturnPage}?outcome=paid");
        var cancelUrl = command.CancelUrl ?? urls.For($"{ReturnPage}?outcome=cancelled");
        if (!urls.MayReturnTo(successUrl) || !urls.MayReturnTo(cancelUrl))
        {
            return BillingErrors.ReturnUrlForeign;
        }

        var plan = await plans.FirstOrDefaultAsync(new PlanByCode(command.Plan), cancellationToken);
        if (plan is null)
        {
            return PlanErrors.NotFound;
        }

        if (plan.FindSaleRefusal() is { } refusal)
        {
            return refusal;
        }

        if (await subscriptions.AnyAsync(new RunningSubscriptions(), cancellationToken))
        {
            return BillingErrors.AlreadySubscribed;
        }

        var organizationId = caller.Member.OrganizationId;
        var trialDays = await eligibility.IsEligibleAsync(organizationId, cancellationToken) ? terms.TrialDays : 0;
        if (trialDays == 0 && command.TrialWithoutCard)
        {
            return BillingErrors.TrialUnavailable;
        }

        var promotion = await FindPromotionAsync(command.PromotionCode, cancellationToken);
        if (!promotion.IsSuccess)
        {
            return promotion.Error;
        }

        var request = new CheckoutRequest(
            organizationId,
            string.Empty,
            plan,
            command.Interval ?? BillingInterval.Month,
            successUrl,
            cancelUrl
        )
        {
            TrialDays = trialDays,
            TrialWithoutCard = command.TrialWithoutCard,
            PromotionExternalId = promotion.Value,
        };
        return await OpenAsync(request, cancellationToken);
    }

    private async Task<Result<CheckoutResponse>> OpenAsync(CheckoutRequest request, CancellationToken cancellationToken)
    {
        var digest = DigestOf(request);
        var open = await checkouts.FindAsync(digest, cancellationToken);
        if (!open.IsSuccess)
        {
            return open.Error == BillingErrors.CheckoutPaid ? BillingErrors.AlreadySubscribed : open.Error;
        }

        if (open.Value is { Url: { } url } session)
        {
            return new CheckoutResponse(session.SessionId, url, session.ExpiresAt, request.TrialDays);
        }

        var page = await CreateAsync(request with { Replaces = checkouts.Last }, cancellationToken);
        if (!page.IsSuccess)
        {
            return page.Error;
        }

        if (await checkouts.KeepAsync(page.Value.SessionId, digest, cancellationToken) is { } conflict)
        {
            return conflict;
        }

        return new CheckoutResponse(page.Value.SessionId, page.Value.Url, page.Value.ExpiresAt, request.TrialDays);
    }

    private async Task<Result<CheckoutPage>> CreateAsync(CheckoutRequest request, CancellationToken cancellationToken)
    {
        var customer = await customers.EnsureAsync(cancellationToken);
        if (!customer.IsSuccess)
        {
            return customer.Error;
        }

        var page = await gateway.CreateCheckoutAsync(
            request with
            {
                CustomerExternalId = customer.Value,
            },
            cancellationToken
        );
        if (page.Error != BillingErrors.CustomerGone)
        {
            return page;
        }

        var another = await customers.ReplaceAsync(customer.Value, cancellationToken);
        return another.IsSuccess
            ? await gateway.CreateCheckoutAsync(request with { CustomerExternalId = another.Value }, cancellationToken)
            : another.Error;
    }

    private async Task<Result<string?>> FindPromotionAsync(string? code, CancellationToken cancellationToken)
    {
        if (code is null)
        {
            return Result.Success<string?>(null);
        }

        var found = await promotions.FindActiveAsync(code, cancellationToken);
        return found is { IsSuccess: true, Value: null } ? BillingErrors.PromotionCodeInvalid : found;
    }

    /// <summary>Of all that makes one page another, the price too: what an admin changed is not sold on an old page.</summary>
    private static string DigestOf(CheckoutRequest request)
    {
        var text = string.Join(
            '\n',
            request.Plan.Code,
            request.Interval,
            request.Plan.AmountFor(request.Interval),
            request.Plan.Prices.Currency,
            request.PromotionExternalId,
            request.TrialDays,
            request.TrialWithoutCard,
            request.SuccessUrl,
            request.CancelUrl
        );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
