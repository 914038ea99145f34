using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Channels;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Users;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class ChannelConfiguration : IEntityTypeConfiguration<Channel>
{
    public void Configure(EntityTypeBuilder<Channel> builder)
    {
        builder.ToTable(
            "Channels",
            table =>
                table.HasCheckConstraint(
                    "ck_channels_consent",
                    "sealed_tokens IS NOT NULL OR (access_ends_at IS NULL AND refresh_due_at IS NULL)"
                )
        );
        builder.IsAggregate();
        builder.Ignore(channel => channel.TakesPlace);
        builder.Property(channel => channel.ExternalId).HasMaxLength(Channel.ExternalIdMaxLength);
        builder.Property(channel => channel.DisplayName).HasMaxLength(Channel.DisplayNameMaxLength);
        builder.Property(channel => channel.Scopes).IsSpacedList(scope => scope).HasMaxLength(Channel.ScopesMaxLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(channel => channel.OrganizationId);
        builder.HasOne<User>().WithMany().HasForeignKey(channel => channel.ConnectedBy);
        builder
            .HasIndex(channel => new
            {
                channel.OrganizationId,
                channel.Platform,
                channel.ExternalId,
            })
            .IsUnique();
        // Who gives a consent back asks whether another organization lives on it.
        builder.HasIndex(channel => new { channel.Platform, channel.ExternalId });
        builder
            .HasIndex(channel => new { channel.RefreshDueAt }, "ix_channels_refresh_due_at")
            .HasFilter("refresh_due_at IS NOT NULL");
    }
}

internal sealed class ChannelConnectionConfiguration : IEntityTypeConfiguration<ChannelConnection>
{
    public void Configure(EntityTypeBuilder<ChannelConnection> builder)
    {
        builder.ToTable("ChannelConnections").IsAggregate();
        builder.Property(begun => begun.StateHash).HasMaxLength(TokenHash.MaxLength);
        builder.Property(begun => begun.ReturnUrl).HasMaxLength(ChannelConnection.ReturnUrlMaxLength);
        builder.HasIndex(begun => begun.StateHash).IsUnique();
        builder.HasIndex(begun => begun.ExpiresAt);
        builder.HasOne<Organization>().WithMany().HasForeignKey(begun => begun.OrganizationId);
        builder.HasOne<User>().WithMany().HasForeignKey(begun => begun.UserId);
        builder.HasOne<Login>().WithMany().HasForeignKey(begun => begun.LoginId);
    }
}
