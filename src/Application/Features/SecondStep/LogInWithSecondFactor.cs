using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Auth;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.SecondStep;

/// <summary>The second step of a log-in, whose first one answered with the challenge.</summary>
[OpenToAll("The challenge, which the password opened, and the code are what opens it.")]
public sealed record LogInWithSecondFactor(string Challenge, string? Code, string? RecoveryCode)
    : ICommand<AuthTokens>,
        IRetryOnConflict,
        ISecondFactor;

public sealed class LogInWithSecondFactorValidator : AbstractValidator<LogInWithSecondFactor>
{
    private const int ChallengeMaxLength = 100;

    public LogInWithSecondFactorValidator()
    {
        RuleFor(command => command.Challenge).NotEmpty().MaximumLength(ChallengeMaxLength);
        this.OneSecondFactor();
    }
}

public sealed class LogInWithSecondFactorHandler(
    IRepository<LogInChallenge> challenges,
    IRepository<User> users,
    IOpaqueTokens opaqueTokens,
    TwoFactorCheck codes,
    LoginStarter logins,
    TimeProvider time
) : ICommandHandler<LogInWithSecondFactor, AuthTokens>
{
    public async Task<Result<AuthTokens>> Handle(LogInWithSecondFactor command, CancellationToken cancellationToken)
    {
        if (opaqueTokens.Read(command.Challenge) is not { } token)
        {
            return TwoFactorErrors.ChallengeInvalid;
        }

        var challenge = await challenges.FirstOrDefaultAsync(new ChallengeByToken(token.Hash), cancellationToken);
        var user = challenge is null ? null : await users.GetAsync(challenge.UserId, cancellationToken);
        if (challenge is null || user is null)
        {
            return TwoFactorErrors.ChallengeInvalid;
        }

        if (challenge.Try(user, time.Now()).Error is { } refusal)
        {
            return refusal;
        }

        var judged = await codes.JudgeAsync(user, command, cancellationToken);
        if (!judged.IsSuccess)
        {
            return judged.Error;
        }

        if (user.LockedAt is not null)
        {
            return UserErrors.AccountDisabled;
        }

        challenge.Use(time.Now());
        return logins.Start(user);
    }
}
