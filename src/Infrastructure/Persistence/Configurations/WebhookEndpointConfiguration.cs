using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Events;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.WebhookEndpoints;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class WebhookEndpointConfiguration : IEntityTypeConfiguration<WebhookEndpoint>
{
    public void Configure(EntityTypeBuilder<WebhookEndpoint> builder)
    {
        builder.ToTable(
            "WebhookEndpoints",
            table =>
            {
                table.HasCheckConstraint(
                    "ck_webhook_endpoints_enabled",
                    "state = 'Disabled' OR (sealed_secret IS NOT NULL AND disabled_reason IS NULL AND deleted_at IS NULL)"
                );
                table.HasCheckConstraint("ck_webhook_endpoints_position", "position >= 0");
            }
        );
        builder.IsAggregate();
        builder.Property(endpoint => endpoint.Url).HasMaxLength(WebhookUrl.MaxLength);
        builder.Property(endpoint => endpoint.Description).HasMaxLength(WebhookEndpoint.DescriptionMaxLength);
        builder
            .Property(endpoint => endpoint.EventTypes)
            .IsSpacedList(type => type)
            .HasMaxLength(WebhookEndpoint.EventTypesMaxLength);
        builder.Property(endpoint => endpoint.SealedSecret).HasMaxLength(WebhookEndpoint.SealedSecretMaxLength);
        builder.Property(endpoint => endpoint.SealedFormerSecret).HasMaxLength(WebhookEndpoint.SealedSecretMaxLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(endpoint => endpoint.OrganizationId);
        builder.HasQueryFilter(ModelConventions.DeletedFilter, endpoint => endpoint.DeletedAt == null);
    }
}

internal sealed class WebhookDeliveryConfiguration : IEntityTypeConfiguration<WebhookDelivery>
{
    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        builder.ToTable(
            "WebhookDeliveries",
            table =>
                table.HasCheckConstraint(
                    "ck_webhook_deliveries_due_at",
                    "(state = 'Pending' AND due_at IS NOT NULL) OR (state <> 'Pending' AND due_at IS NULL)"
                )
        );
        builder.IsAggregate();
        builder.Property(delivery => delivery.EventType).HasMaxLength(EventTypes.MaxLength);
        builder.HasOne<WebhookEndpoint>().WithMany().HasForeignKey(delivery => delivery.EndpointId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(delivery => delivery.OrganizationId);
        // However often the log is passed, an event is one delivery to an endpoint.
        builder.HasIndex(delivery => new { delivery.EndpointId, delivery.EventId }).IsUnique();
        builder
            .HasIndex(
                delivery => new { delivery.EndpointId, delivery.DueAt },
                "ix_webhook_deliveries_endpoint_id_due_at"
            )
            .HasFilter("due_at IS NOT NULL");
        builder.HasIndex(delivery => new
        {
            delivery.EndpointId,
            delivery.OccurredAt,
            delivery.Id,
        });
        builder.HasIndex(delivery => delivery.OccurredAt);
        builder
            .HasMany(delivery => delivery.Attempts)
            .WithOne()
            .HasForeignKey(attempt => attempt.DeliveryId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WebhookAttemptConfiguration : IEntityTypeConfiguration<WebhookAttempt>
{
    public void Configure(EntityTypeBuilder<WebhookAttempt> builder)
    {
        builder.ToTable("WebhookAttempts").HasKey(attempt => attempt.Id);
        builder.Property(attempt => attempt.Id).ValueGeneratedNever();
        builder.Property(attempt => attempt.Body).HasMaxLength(WebhookAttempt.BodyMaxLength);
        builder.HasIndex(attempt => new { attempt.DeliveryId, attempt.Number }).IsUnique();
        builder.HasOne<Organization>().WithMany().HasForeignKey(attempt => attempt.OrganizationId);
    }
}
