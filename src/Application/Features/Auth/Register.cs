using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Ports;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Users;

namespace StreamHub.Application.Features.Auth;

/// <param name="Role"><c>viewer</c> or <c>creator</c> (the default, which also publishes).</param>
[OpenToAll("This is how an account begins; the address is proven afterwards.")]
public sealed record Register(string Email, string Password, string DisplayName, UserRole? Role) : ICommand<AuthTokens>;

public sealed class RegisterValidator : AbstractValidator<Register>
{
    public RegisterValidator()
    {
        RuleFor(command => command.Email).EmailAddressText();
        RuleFor(command => command.Password).NewPassword();
        RuleFor(command => command.DisplayName).Text(User.DisplayNameMaxLength);
        RuleFor(command => command.Role)
            .Must(role => role is null or UserRole.Viewer or UserRole.Creator)
            .WithMessage("Only 'viewer' and 'creator' can be registered.");
    }
}

public sealed class RegisterHandler(
    IReadRepository<User> registered,
    IRepository<User> users,
    IRepository<Organization> organizations,
    IPasswordHasher passwords,
    LoginStarter logins,
    IOutbox outbox,
    SecurityLog log,
    TimeProvider time
) : ICommandHandler<Register, AuthTokens>
{
    public async Task<Result<AuthTokens>> Handle(Register command, CancellationToken cancellationToken)
    {
        var email = EmailAddress.Parse(command.Email);
        if (!email.IsSuccess)
        {
            return email.Error;
        }

        if (PasswordPolicy.Judge(command.Password, email.Value, command.DisplayName, "password") is { } objection)
        {
            return objection;
        }

        if (await registered.AnyAsync(new UserByEmail(email.Value), cancellationToken))
        {
            return UserErrors.EmailTaken;
        }

        var now = time.Now();
        var user = User.Register(email.Value, command.DisplayName, command.Role ?? UserRole.Creator, now);
        user.SetPasswordHash(passwords.Hash(command.Password));
        users.Add(user);
        organizations.Add(Organization.CreatePersonal(user, now));
        outbox.Enqueue(new SendEmailConfirmation(user.Id));
        log.Record(SecurityEventKind.Registered, user.Id);
        return logins.Start(user);
    }
}
