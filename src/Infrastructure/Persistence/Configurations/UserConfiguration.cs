using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Application.Common;
using StreamHub.Domain.Users;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    private const int PasswordHashMaxLength = 200;

    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("Users").IsAggregate();
        builder
            .Property(user => user.Email)
            .HasConversion(email => email.Value, text => EmailAddress.FromStored(text))
            .HasMaxLength(EmailAddress.MaxLength);
        builder.Property(user => user.NormalizedEmail).HasMaxLength(EmailAddress.MaxLength);
        builder.HasIndex(user => user.NormalizedEmail).IsUnique().HasDatabaseName(UniqueConstraints.UserEmail);
        builder.Property(user => user.DisplayName).HasMaxLength(User.DisplayNameMaxLength);
        builder.Property(user => user.PasswordHash).HasMaxLength(PasswordHashMaxLength);
        builder.Property(user => user.LockReason).HasMaxLength(User.LockReasonMaxLength);
        builder.Ignore(user => user.IsActiveAdmin);
        builder.HasIndex(user => new { user.CreatedAt, user.Id });
        builder.HasIndex(user => user.PersonalOrganizationId).IsUnique();
    }
}
