using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Specifications;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.SecondStep;

public enum TwoFactorState
{
    Off,

    /// <summary>Enrolled, and not confirmed yet: log-ins need no code.</summary>
    Pending,
    On,
}

/// <param name="RecoveryCodesLeft">How many were not used yet.</param>
public sealed record TwoFactorStatus(TwoFactorState State, DateTimeOffset? EnabledAt, int RecoveryCodesLeft);

[RequirePermission(Permissions.ProfileRead)]
[NoValidation("It has no members.")]
public sealed record GetTwoFactor : IQuery<TwoFactorStatus>;

public sealed class GetTwoFactorHandler(
    IReadRepository<User> users,
    IReadRepository<TwoFactor> twoFactors,
    ICallerContext caller
) : IQueryHandler<GetTwoFactor, TwoFactorStatus>
{
    public async Task<Result<TwoFactorStatus>> Handle(GetTwoFactor query, CancellationToken cancellationToken)
    {
        var userId = caller.User.UserId;
        var enabledAt = await users.FirstOrDefaultAsync(new TwoFactorSince(userId), cancellationToken);
        var twoFactor = await twoFactors.FirstOrDefaultAsync(new TwoFactorOf(userId), cancellationToken);
        var state = (enabledAt, twoFactor) switch
        {
            (not null, _) => TwoFactorState.On,
            (null, not null) => TwoFactorState.Pending,
            _ => TwoFactorState.Off,
        };
        return new TwoFactorStatus(state, enabledAt, twoFactor?.RecoveryCodeHashes.Count ?? 0);
    }
}

internal sealed class TwoFactorSince : Specification<User, DateTimeOffset?>
{
    public TwoFactorSince(Guid userId)
    {
        Query.Where(user => user.Id == userId);
        Select(user => user.TwoFactorEnabledAt);
    }
}

internal sealed class TwoFactorOf : Specification<TwoFactor>
{
    public TwoFactorOf(Guid userId) => Query.Where(twoFactor => twoFactor.Id == userId);
}
