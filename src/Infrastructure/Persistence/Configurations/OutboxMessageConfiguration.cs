using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Infrastructure.Messaging;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("OutboxMessages").HasKey(message => message.Id);
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.Property(message => message.Name).HasMaxLength(OutboxMessage.NameMaxLength);
        builder.Property(message => message.TraceParent).HasMaxLength(OutboxMessage.TraceParentMaxLength);
        builder.Property(message => message.LastError).HasMaxLength(OutboxMessage.LastErrorMaxLength);
        builder.Property(message => message.Fence).IsConcurrencyToken();
        builder.HasIndex(message => message.DueAt).HasFilter("dead_at IS NULL");
        builder.HasIndex(message => message.DeadAt).HasFilter("dead_at IS NOT NULL");
    }
}
