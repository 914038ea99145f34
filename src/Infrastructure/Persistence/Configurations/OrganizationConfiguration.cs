using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Users;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class OrganizationConfiguration : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.ToTable("Organizations").IsAggregate();
        builder.Property(organization => organization.Name).HasMaxLength(Organization.NameMaxLength);
        builder.HasIndex(organization => organization.PersonalOwnerId).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(organization => organization.PersonalOwnerId);
        builder.HasMany(organization => organization.Members).WithOne().HasForeignKey(member => member.OrganizationId);
    }
}

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("Memberships").HasKey(member => new { member.OrganizationId, member.UserId });
        builder.HasOne<User>().WithMany().HasForeignKey(member => member.UserId);
    }
}
