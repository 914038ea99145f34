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
        builder.Ignore(organization => organization.IsPersonal);
        builder.HasIndex(organization => organization.PersonalOwnerId).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(organization => organization.PersonalOwnerId);
        builder.HasMany(organization => organization.Members).WithOne().HasForeignKey(member => member.OrganizationId);
        builder.HasMany(organization => organization.Invitations).WithOne().HasForeignKey(open => open.OrganizationId);
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

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations", table => table.HasCheckConstraint("ck_invitations_no_owner", "role <> 'Owner'"));
        builder.HasKey(open => open.Id);
        builder.Property(open => open.Id).ValueGeneratedNever();
        builder
            .Property(open => open.Email)
            .HasConversion(email => email.Value, text => EmailAddress.FromStored(text))
            .HasMaxLength(EmailAddress.MaxLength);
        builder.Property(open => open.NormalizedEmail).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(open => open.TokenHash).HasMaxLength(TokenHash.MaxLength);
        builder.HasIndex(open => open.TokenHash).IsUnique();
        builder.HasIndex(open => new { open.OrganizationId, open.NormalizedEmail }).IsUnique();
        builder.HasIndex(open => open.NormalizedEmail);
        builder.HasOne<User>().WithMany().HasForeignKey(open => open.InvitedById);
    }
}
