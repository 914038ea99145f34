using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.ApiKeys;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Organizations;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    private const int ScopesMaxLength = 1000;
    private const int AddressesMaxLength = ApiKey.MaxAllowedAddresses * (AddressRange.MaxLength + 1);

    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("ApiKeys").IsAggregate();
        builder.Property(key => key.Name).HasMaxLength(ApiKey.NameMaxLength);
        builder.Property(key => key.Prefix).HasMaxLength(ApiKey.PrefixMaxLength);
        builder.Property(key => key.LastUsedAddress).HasMaxLength(ClientOrigin.AddressMaxLength);
        builder.Property(key => key.Scopes).IsSpacedList(scope => scope).HasMaxLength(ScopesMaxLength);
        builder.Property(key => key.AllowedAddresses).IsSpacedList(ReadRange).HasMaxLength(AddressesMaxLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(key => key.OrganizationId);
        builder.HasMany(key => key.Secrets).WithOne().HasForeignKey(secret => secret.KeyId);
        builder
            .HasIndex(key => new
            {
                key.OrganizationId,
                key.CreatedAt,
                key.Id,
            })
            .IsDescending(false, true, true);
    }

    private static AddressRange ReadRange(string text) =>
        AddressRange.TryParse(text, out var range)
            ? range
            : throw new FormatException("A stored address range can't be read.");
}

internal sealed class KeySecretConfiguration : IEntityTypeConfiguration<KeySecret>
{
    public void Configure(EntityTypeBuilder<KeySecret> builder)
    {
        builder.ToTable("ApiKeySecrets").HasKey(secret => secret.Hash);
        builder.Property(secret => secret.Hash).HasMaxLength(TokenHash.MaxLength);
    }
}

/// <summary>No foreign key: what was seen of a key is no part of it, and does not keep it from being deleted.</summary>
internal sealed class KeyAddressConfiguration : IEntityTypeConfiguration<KeyAddress>
{
    public void Configure(EntityTypeBuilder<KeyAddress> builder)
    {
        builder.ToTable("ApiKeyAddresses").HasKey(address => new { address.KeyId, address.Place });
        builder.Property(address => address.Place).HasMaxLength(KeyAddress.PlaceMaxLength);
    }
}
