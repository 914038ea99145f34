using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Users;

namespace StreamHub.Infrastructure.Persistence.Configurations;

/// <summary>Its id is its user's.</summary>
internal sealed class TwoFactorConfiguration : IEntityTypeConfiguration<TwoFactor>
{
    private const int SealedSecretMaxLength = 200;

    public void Configure(EntityTypeBuilder<TwoFactor> builder)
    {
        builder.ToTable("TwoFactors").IsAggregate();
        builder.Property(twoFactor => twoFactor.SealedSecret).HasMaxLength(SealedSecretMaxLength);
        builder
            .Property(twoFactor => twoFactor.RecoveryCodeHashes)
            .IsSpacedList(hash => hash)
            .HasMaxLength(TwoFactor.RecoveryCodeCount * (TokenHash.MaxLength + 1));
        builder.HasOne<User>().WithOne().HasForeignKey<TwoFactor>(twoFactor => twoFactor.Id);
    }
}

/// <summary>Its id is its user's.</summary>
internal sealed class TwoFactorGuardConfiguration : IEntityTypeConfiguration<TwoFactorGuard>
{
    public void Configure(EntityTypeBuilder<TwoFactorGuard> builder)
    {
        builder.ToTable("TwoFactorGuards").IsAggregate();
        builder.HasOne<User>().WithOne().HasForeignKey<TwoFactorGuard>(guard => guard.Id);
    }
}
