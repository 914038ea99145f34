using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;

namespace StreamHub.Application.Features.VideoAccounts;

/// <summary>Makes a Mux environment the one that the organization's new videos go to.</summary>
/// <param name="TokenId">Mux tells the environment that the token is of; so another token of it is the same account.</param>
/// <param name="TokenSecret">The token needs the permissions to read and write Mux Video, and to write Mux System.</param>
/// <param name="WebhookSecret">
/// Mux shows it where the webhook is made by hand; the one of before stays without it. Without any, Mux is asked from time
/// to time.
/// </param>
[RequirePermission(Permissions.OrganizationWrite)]
public sealed record ConnectMux(string TokenId, string TokenSecret, string? WebhookSecret)
    : ICommand<VideoCredentialsResponse>,
        IRetryOnConflict;

public sealed class ConnectMuxValidator : AbstractValidator<ConnectMux>
{
    private const int IdMaxLength = 64;
    private const int SecretMaxLength = 200;
    private const string Visible = "^[!-~]+\\z";
    private const string NotVisible = "It is made of visible ASCII characters.";

    public ConnectMuxValidator()
    {
        RuleFor(command => command.TokenId)
            .NotEmpty()
            .MaximumLength(IdMaxLength)
            .Matches("^[0-9a-zA-Z-]*\\z")
            .WithMessage("The id of a token at Mux has letters, digits and dashes only.");
        RuleFor(command => command.TokenSecret)
            .NotEmpty()
            .MaximumLength(SecretMaxLength)
            .Matches(Visible)
            .WithMessage(NotVisible);
        RuleFor(command => command.WebhookSecret)
            .MaximumLength(SecretMaxLength)
            .Matches(Visible)
            .WithMessage(NotVisible);
    }
}

public sealed class ConnectMuxHandler(AccountConnector connector)
    : ICommandHandler<ConnectMux, VideoCredentialsResponse>
{
    public Task<Result<VideoCredentialsResponse>> Handle(ConnectMux command, CancellationToken cancellationToken) =>
        connector.RunAsync(
            new MuxAccess(command.TokenId, command.TokenSecret, command.WebhookSecret),
            replaceWebhook: false,
            cancellationToken
        );
}
