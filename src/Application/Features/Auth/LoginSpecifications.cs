using StreamHub.Application.Common.Specifications;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

internal sealed class LoginByRefreshToken : Specification<Login>
{
    public LoginByRefreshToken(string presentedHash, string successorHash) =>
        Query
            .Where(login => login.Tokens.Any(token => token.Hash == presentedHash))
            .Include(login => login.Tokens.Where(token => token.Hash == presentedHash || token.Hash == successorHash));
}

internal sealed class RunningLoginsOf : Specification<Login, RunningLogin>
{
    private const int MaxCount = 100;

    public RunningLoginsOf(Guid userId, int generation, Guid currentId, DateTimeOffset now)
    {
        Query
            .Where(login => login.UserId == userId && login.Generation == generation)
            .Where(login => login.EndedAt == null && login.ExpiresAt > now)
            .OrderByDescending(login => login.LastUsedAt)
            .OrderByDescending(login => login.Id)
            .Take(MaxCount);
        Select(login => new RunningLogin(
            login.Id,
            login.Device,
            login.Address,
            login.CreatedAt,
            login.LastUsedAt,
            login.ExpiresAt,
            login.Id == currentId
        ));
    }
}

internal sealed class RunningLoginOf : Specification<Login>
{
    public RunningLoginOf(Guid userId, int generation, Guid loginId, DateTimeOffset now) =>
        Query
            .Where(login => login.Id == loginId && login.UserId == userId && login.Generation == generation)
            .Where(login => login.EndedAt == null && login.ExpiresAt > now);
}
