using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

[OpenToAll("The refresh token is what opens it.")]
public sealed record Refresh(string RefreshToken) : ICommand<AuthTokens>, IRetryOnConflict;

public sealed class RefreshValidator : AbstractValidator<Refresh>
{
    public RefreshValidator() => RuleFor(command => command.RefreshToken).NotEmpty().MaximumLength(100);
}

public sealed class RefreshHandler(
    IRepository<Login> logins,
    IReadRepository<User> users,
    IOpaqueTokens opaqueTokens,
    IAccessTokens accessTokens,
    IUnitOfWork unitOfWork,
    TimeProvider time
) : ICommandHandler<Refresh, AuthTokens>
{
    public async Task<Result<AuthTokens>> Handle(Refresh command, CancellationToken cancellationToken)
    {
        if (opaqueTokens.Read(command.RefreshToken) is not { } presented)
        {
            return UserErrors.RefreshTokenInvalid;
        }

        var successor = opaqueTokens.Successor(presented);
        var login = await logins.FirstOrDefaultAsync(
            new LoginByRefreshToken(presented.Hash, successor.Hash),
            cancellationToken
        );
        if (login is null)
        {
            return UserErrors.RefreshTokenInvalid;
        }

        var rotation = login.Rotate(presented.Hash, successor.Hash, time.Now());
        if (!rotation.IsSuccess)
        {
            // The end of a stolen family must stand although the request is refused, and although a refresh by its owner
            // came in between: then this one is judged again.
            if (await unitOfWork.SaveChangesAsync(cancellationToken) is null)
            {
                return rotation.Error;
            }

            unitOfWork.Reset();
            return await Handle(command, cancellationToken);
        }

        var user = await users.FirstOrDefaultAsync(new ProfileOfActiveUser(login.UserId), cancellationToken);
        return user is null
            ? UserErrors.RefreshTokenInvalid
            : AuthTokens.Of(user, accessTokens.Issue(user.Id, login.Id), successor, login);
    }
}
