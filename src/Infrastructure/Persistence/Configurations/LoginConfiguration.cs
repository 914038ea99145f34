using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Users;
using StreamHub.Infrastructure.Security;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class LoginConfiguration : IEntityTypeConfiguration<Login>
{
    public void Configure(EntityTypeBuilder<Login> builder)
    {
        builder.ToTable("Logins").IsAggregate();
        builder.Property(login => login.ExternalId).HasMaxLength(Login.ExternalIdMaxLength);
        builder.HasIndex(login => login.ExternalId).IsUnique();
        builder.Property(login => login.Device).HasMaxLength(ClientOrigin.DeviceMaxLength);
        builder.Property(login => login.Address).HasMaxLength(ClientOrigin.AddressMaxLength);
        builder.HasOne<User>().WithMany().HasForeignKey(login => login.UserId);
        builder.HasMany(login => login.Tokens).WithOne().HasForeignKey(token => token.LoginId);
    }
}

internal sealed class RefreshTokenConfiguration : IEntityTypeConfiguration<RefreshToken>
{
    public void Configure(EntityTypeBuilder<RefreshToken> builder)
    {
        builder.ToTable("RefreshTokens").HasKey(token => token.Hash);
        builder.Property(token => token.Hash).HasMaxLength(TokenHash.MaxLength);
    }
}

internal sealed class EmailConfirmationConfiguration : IEntityTypeConfiguration<EmailConfirmation>
{
    public void Configure(EntityTypeBuilder<EmailConfirmation> builder)
    {
        builder.ToTable("EmailConfirmations").IsAggregate();
        builder.Property(confirmation => confirmation.TokenHash).HasMaxLength(TokenHash.MaxLength);
        builder.HasIndex(confirmation => confirmation.TokenHash).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(confirmation => confirmation.UserId);
    }
}

internal sealed class PasswordResetConfiguration : IEntityTypeConfiguration<PasswordReset>
{
    public void Configure(EntityTypeBuilder<PasswordReset> builder)
    {
        builder.ToTable("PasswordResets").IsAggregate();
        builder.Property(reset => reset.TokenHash).HasMaxLength(TokenHash.MaxLength);
        builder.HasIndex(reset => reset.TokenHash).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(reset => reset.UserId);
    }
}

/// <summary>Its id is its user's.</summary>
internal sealed class LogInGuardConfiguration : IEntityTypeConfiguration<LogInGuard>
{
    public void Configure(EntityTypeBuilder<LogInGuard> builder)
    {
        builder.ToTable("LogInGuards").IsAggregate();
        builder.HasOne<User>().WithOne().HasForeignKey<LogInGuard>(guard => guard.Id);
    }
}

internal sealed class LogInChallengeConfiguration : IEntityTypeConfiguration<LogInChallenge>
{
    public void Configure(EntityTypeBuilder<LogInChallenge> builder)
    {
        builder.ToTable("LogInChallenges").IsAggregate();
        builder.Property(challenge => challenge.TokenHash).HasMaxLength(TokenHash.MaxLength);
        builder.HasIndex(challenge => challenge.TokenHash).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(challenge => challenge.UserId);
    }
}

internal static class TokenHash
{
    /// <summary>SHA-256 in hexadecimal.</summary>
    public const int MaxLength = OpaqueTokens.HashLength;
}
