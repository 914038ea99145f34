using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.VideoAccounts;

/// <summary>Makes a Cloudflare account the one that the organization's new videos go to.</summary>
/// <param name="ApiToken">Needs the permission "Stream: Edit".</param>
/// <param name="ReplaceWebhook">Take the account's one webhook even if it leads to somebody else.</param>
[RequirePermission(Permissions.OrganizationWrite)]
public sealed record ConnectCloudflare(string AccountId, string ApiToken, string? CustomerCode, bool ReplaceWebhook)
    : ICommand<VideoCredentialsResponse>,
        IRetryOnConflict;

public sealed class ConnectCloudflareValidator : AbstractValidator<ConnectCloudflare>
{
    private const int TokenMaxLength = 200;

    public ConnectCloudflareValidator()
    {
        RuleFor(command => command.AccountId)
            .NotEmpty()
            .Matches("^[0-9a-fA-F]{32}\\z")
            .WithMessage("An account id at Cloudflare is 32 hexadecimal digits.");
        RuleFor(command => command.ApiToken)
            .NotEmpty()
            .MaximumLength(TokenMaxLength)
            .Matches("^[!-~]*\\z")
            .WithMessage("A token is made of visible ASCII characters.");
        RuleFor(command => command.CustomerCode)
            .Matches("^[0-9a-z]{1,40}\\z")
            .WithMessage("The code in customer-{code}.cloudflarestream.com has letters and digits only.");
    }
}

public sealed class ConnectCloudflareHandler(AccountConnector connector)
    : ICommandHandler<ConnectCloudflare, VideoCredentialsResponse>
{
    public Task<Result<VideoCredentialsResponse>> Handle(
        ConnectCloudflare command,
        CancellationToken cancellationToken
    ) =>
        connector.RunAsync(
            new CloudflareAccess(command.AccountId.ToLowerInvariant(), command.ApiToken, command.CustomerCode),
            command.ReplaceWebhook,
            cancellationToken
        );
}
