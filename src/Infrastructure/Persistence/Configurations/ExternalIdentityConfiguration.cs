using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Users;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class ExternalIdentityConfiguration : IEntityTypeConfiguration<ExternalIdentity>
{
    public void Configure(EntityTypeBuilder<ExternalIdentity> builder)
    {
        builder.ToTable("ExternalIdentities").IsAggregate();
        builder.Property(identity => identity.Subject).HasMaxLength(ExternalIdentity.SubjectMaxLength);
        builder.HasIndex(identity => new { identity.Vendor, identity.Subject }).IsUnique();
        builder.HasIndex(identity => identity.UserId).IsUnique();
        builder.HasOne<User>().WithOne().HasForeignKey<ExternalIdentity>(identity => identity.UserId);
    }
}
