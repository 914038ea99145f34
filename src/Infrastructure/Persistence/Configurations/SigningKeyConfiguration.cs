using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Infrastructure.Videos;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class SigningKeyConfiguration : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> builder)
    {
        builder.ToTable("SigningKeys").HasKey(key => key.Id);
        builder.Property(key => key.Id).ValueGeneratedNever();
        builder.Property(key => key.Account).HasMaxLength(SigningKey.AccountMaxLength);
        builder.Property(key => key.KeyId).HasMaxLength(SigningKey.KeyIdMaxLength);
        builder.HasIndex(key => new { key.Vendor, key.Account }).IsUnique();
    }
}
