using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Infrastructure.Videos;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class CaptionFileConfiguration : IEntityTypeConfiguration<CaptionFile>
{
    public void Configure(EntityTypeBuilder<CaptionFile> builder)
    {
        builder.ToTable("CaptionFiles").HasKey(file => file.Id);
        builder.Property(file => file.Id).ValueGeneratedNever();
        builder.Property(file => file.TokenHash).HasMaxLength(CaptionFile.TokenHashMaxLength);
        builder.Property(file => file.Text).HasMaxLength(CaptionFile.TextMaxLength);
        builder.HasIndex(file => file.TokenHash).IsUnique();
        builder.HasIndex(file => file.ExpiresAt);
    }
}
