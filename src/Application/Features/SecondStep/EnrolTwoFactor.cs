using FluentValidation;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Auth;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.SecondStep;

/// <summary>Makes a secret for the caller's app. Nothing changes for log-ins until a code of it is confirmed.</summary>
[RequirePermission(Permissions.ProfileWrite)]
public sealed record EnrolTwoFactor(string CurrentPassword) : ICommand<TwoFactorEnrolment>, IRetryOnConflict;

/// <param name="Secret">In base32, for typing in where no camera is.</param>
/// <param name="OtpauthUri">What the QR code says.</param>
/// <param name="QrSvg">The QR code as an SVG document.</param>
public sealed record TwoFactorEnrolment(string Secret, string OtpauthUri, string QrSvg);

public sealed class EnrolTwoFactorValidator : AbstractValidator<EnrolTwoFactor>
{
    public EnrolTwoFactorValidator() => RuleFor(command => command.CurrentPassword).PresentedPassword();
}

public sealed class EnrolTwoFactorHandler(
    IRepository<User> users,
    IRepository<TwoFactor> twoFactors,
    PasswordCheck passwords,
    ITwoFactorSecrets secrets,
    TwoFactorVault vault,
    IQrCodes qrCodes,
    ICallerContext caller
) : ICommandHandler<EnrolTwoFactor, TwoFactorEnrolment>
{
    private const string Issuer = "StreamHub";

    public async Task<Result<TwoFactorEnrolment>> Handle(EnrolTwoFactor command, CancellationToken cancellationToken)
    {
        var user = await users.GetAsync(caller.User.UserId, cancellationToken);
        var known = await passwords.JudgeAsync(user, command.CurrentPassword, cancellationToken);
        if (!known.IsSuccess)
        {
            return known.Error == UserErrors.CredentialsInvalid
                ? UserErrors.PasswordWrong.Blaming("currentPassword")
                : known.Error;
        }

        var secret = secrets.CreateSecret();
        if (await KeepAsync(known.Value, vault.Seal(known.Value.Id, secret), cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var uri = secret.UriFor(Issuer, known.Value.Email);
        return new TwoFactorEnrolment(secret.Base32, uri, qrCodes.DrawSvg(uri));
    }

    private async Task<Error?> KeepAsync(User user, string sealedSecret, CancellationToken cancellationToken)
    {
        if (await twoFactors.GetAsync(user.Id, cancellationToken) is { } pending)
        {
            return pending.EnrolAgain(user, sealedSecret).Error;
        }

        var enrolled = TwoFactor.Enrol(user, sealedSecret);
        if (enrolled.IsSuccess)
        {
            twoFactors.Add(enrolled.Value);
        }

        return enrolled.Error;
    }
}
