using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Analytics;

namespace StreamHub.Infrastructure.Persistence.Configurations;

/// <summary>No foreign keys: what was watched of a video stays counted when the video is deleted.</summary>
internal sealed class ViewingSessionConfiguration : IEntityTypeConfiguration<ViewingSession>
{
    public void Configure(EntityTypeBuilder<ViewingSession> builder)
    {
        builder.ToTable(
            "ViewingSessions",
            table =>
            {
                table.HasCheckConstraint("ck_viewing_sessions_times", "started_at <= heard_at");
                table.HasCheckConstraint("ck_viewing_sessions_duration_seconds", "duration_seconds > 0");
                table.HasCheckConstraint(
                    "ck_viewing_sessions_watched_seconds",
                    "watched_seconds >= 0 AND (duration_seconds IS NULL OR watched_seconds <= duration_seconds)"
                );
                table.HasCheckConstraint(
                    "ck_viewing_sessions_completion_permille",
                    "completion_permille BETWEEN 0 AND 1000"
                );
            }
        );
        builder.HasKey(session => new
        {
            session.VideoId,
            session.Viewer,
            session.SessionId,
        });
        builder
            .Property(session => session.Watched)
            .HasConversion(watched => watched.ToBytes(), bytes => SecondSet.FromBytes(bytes))
            .HasMaxLength(SecondSet.MaxBytes);
        builder.Property(session => session.Country).HasMaxLength(Viewership.CountryLength);
        builder.HasIndex(session => new { session.OrganizationId, session.Day });
        builder.HasIndex(session => new { session.VideoId, session.Day });
    }
}
