using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Webhooks;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class WebhookEventConfiguration : IEntityTypeConfiguration<WebhookEvent>
{
    public void Configure(EntityTypeBuilder<WebhookEvent> builder)
    {
        builder.ToTable("WebhookEvents").IsAggregate();
        builder.Property(received => received.ExternalId).HasMaxLength(WebhookEvent.ExternalIdMaxLength);
        builder.Property(received => received.Type).HasMaxLength(WebhookEvent.TypeMaxLength);
        builder.Property(received => received.Note).HasMaxLength(WebhookEvent.NoteMaxLength);
        builder.Ignore(received => received.IsFinished);
        builder.HasIndex(received => new { received.Vendor, received.ExternalId }).IsUnique();
    }
}
