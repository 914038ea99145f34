using StreamHub.Application.Common;
using StreamHub.Application.Common.Specifications;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.SecondStep;

/// <summary>Asks who knows the password for the second step.</summary>
public sealed class LogInChallenger(
    IRepository<LogInChallenge> challenges,
    IOpaqueTokens opaqueTokens,
    TwoFactorCheck codes,
    IUnitOfWork unitOfWork,
    TimeProvider time
)
{
    /// <returns><see cref="TwoFactorErrors.Required"/>, with the challenge saved; or why no code would be looked at.</returns>
    public async Task<Error> AskAsync(User user, CancellationToken cancellationToken)
    {
        if (await codes.RefusalAsync(user.Id, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var token = opaqueTokens.Create();
        var challenge = LogInChallenge.Issue(user, token.Hash, time.Now());
        challenges.Add(challenge);
        return await unitOfWork.SaveChangesAsync(cancellationToken)
            ?? TwoFactorErrors.Required(token.Value, challenge.ExpiresAt);
    }
}

internal sealed class ChallengeByToken : Specification<LogInChallenge>
{
    public ChallengeByToken(string tokenHash) => Query.Where(challenge => challenge.TokenHash == tokenHash);
}
