using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Auth;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;
using StreamHub.Domain.Plans;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Billing;

/// <summary>Opens a page at the payment vendor where the organization buys a plan.</summary>
/// <param name="Interval">A month when absent.</param>
/// <param name="SuccessUrl">Where the vendor sends the customer afterwards; a page of ours when absent.</param>
[RequirePermission(Permissions.BillingWrite)]
public sealed record StartCheckout(string Plan, BillingInterval? Interval, Uri? SuccessUrl, Uri? CancelUrl)
    : ICommand<CheckoutResponse>,
        IRetryOnConflict;

public sealed record CheckoutResponse(string SessionId, Uri CheckoutUrl, DateTimeOffset ExpiresAt);

public sealed class StartCheckoutValidator : AbstractValidator<StartCheckout>
{
    private const int UrlMaxLength = 2_000;

    public StartCheckoutValidator()
    {
        RuleFor(command => command.Plan).NotEmpty().MaximumLength(Domain.Plans.Plan.CodeMaxLength);
        RuleFor(command => command.SuccessUrl).Must(BeWebAddress).WithMessage("Give an absolute http(s) address.");
        RuleFor(command => command.CancelUrl).Must(BeWebAddress).WithMessage("Give an absolute http(s) address.");
    }

    private static bool BeWebAddress(Uri? url) =>
        url is null
        || (
            url.IsAbsoluteUri
            && url.OriginalString.Length <= UrlMaxLength
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        );
}

public sealed class StartCheckoutHandler(
    IReadRepository<Plan> plans,
    IReadRepository<User> users,
    IRepository<BillingCustomer> customers,
    CurrentPlan currentPlan,
    IPaymentGateway gateway,
    IUnitOfWork unitOfWork,
    AppUrls urls,
    ICallerContext caller,
    TimeProvider time
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

        var holding = await currentPlan.FindAsync(time.Now(), cancellationToken);
        if (holding.Subscription is not null)
        {
            return BillingErrors.AlreadySubscribed;
        }

        var customer = await CustomerAsync(cancellationToken);
        if (!customer.IsSuccess)
        {
            return customer.Error;
        }

        var page = await gateway.CreateCheckoutAsync(
            new CheckoutRequest(
                caller.Member.OrganizationId,
                customer.Value,
                plan,
                command.Interval ?? BillingInterval.Month,
                successUrl,
                cancelUrl
            ),
            cancellationToken
        );
        return page.IsSuccess
            ? new CheckoutResponse(page.Value.SessionId, page.Value.Url, page.Value.ExpiresAt)
            : page.Error;
    }

    // Stored before anything can be paid: an event that names the customer must find its organization.
    private async Task<Result<string>> CustomerAsync(CancellationToken cancellationToken)
    {
        var member = caller.Member;
        var known = await customers.FirstOrDefaultAsync(
            new BillingCustomerOf(member.OrganizationId),
            cancellationToken
        );
        if (known is not null)
        {
            return known.ExternalId;
        }

        var profile = await users.FirstOrDefaultAsync(new ProfileOfUser(member.UserId), cancellationToken);
        if (profile is null)
        {
            return UserErrors.NotFound;
        }

        var before = await customers.FirstOrDefaultAsync(
            new LastEndedCustomerOf(member.OrganizationId),
            cancellationToken
        );
        var created = await gateway.CreateCustomerAsync(
            new NewCustomer(member.OrganizationId, profile.Email, profile.DisplayName, before?.ExternalId),
            cancellationToken
        );
        if (!created.IsSuccess)
        {
            return created.Error;
        }

        customers.Add(BillingCustomer.Link(member.OrganizationId, created.Value, time.Now()));
        return await unitOfWork.SaveChangesAsync(cancellationToken) is { } conflict ? conflict : created;
    }
}
