using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Billing;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.Billing;

/// <summary>Opens a page at the payment vendor where cards are changed, invoices paid and subscriptions ended.</summary>
/// <param name="ReturnUrl">Where the page leads back to; our own first page when absent.</param>
[RequirePermission(Permissions.BillingWrite)]
public sealed record OpenPortal(Uri? ReturnUrl) : ICommand<PortalResponse>;

public sealed record PortalResponse(Uri PortalUrl);

public sealed class OpenPortalValidator : AbstractValidator<OpenPortal>
{
    public OpenPortalValidator() => RuleFor(command => command.ReturnUrl).WebAddress();
}

public sealed class OpenPortalHandler(BillingCustomers customers, IBillingPages pages, AppUrls urls)
    : ICommandHandler<OpenPortal, PortalResponse>
{
    public async Task<Result<PortalResponse>> Handle(OpenPortal command, CancellationToken cancellationToken)
    {
        var returnUrl = command.ReturnUrl ?? urls.Public;
        if (!urls.MayReturnTo(returnUrl))
        {
            return BillingErrors.ReturnUrlForeign;
        }

        var customer = await customers.FindAsync(cancellationToken);
        if (!customer.IsSuccess)
        {
            return customer.Error;
        }

        var page = await pages.OpenPortalAsync(customer.Value, returnUrl, cancellationToken);
        return page.IsSuccess ? new PortalResponse(page.Value) : page.Error;
    }
}
