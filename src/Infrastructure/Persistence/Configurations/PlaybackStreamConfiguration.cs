using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Viewing;

namespace StreamHub.Infrastructure.Persistence.Configurations;

/// <summary>No foreign keys: a row lasts about a minute, and is written too often to look three others up each time.</summary>
internal sealed class PlaybackStreamConfiguration : IEntityTypeConfiguration<PlaybackStream>
{
    public void Configure(EntityTypeBuilder<PlaybackStream> builder)
    {
        builder.ToTable(
            "PlaybackStreams",
            table =>
            {
                table.HasCheckConstraint("ck_playback_streams_slot", "slot <> 0");
                table.HasCheckConstraint("ck_playback_streams_times", "started_at <= heard_at AND heard_at <= ends_at");
            }
        );
        builder.HasKey(stream => stream.Id);
        builder.Property(stream => stream.Id).ValueGeneratedNever();
        builder.HasIndex(stream => new { stream.OrganizationId, stream.Slot }).IsUnique();
    }
}
