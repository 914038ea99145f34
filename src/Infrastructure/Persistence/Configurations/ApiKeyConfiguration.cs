using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.ApiKeys;
using StreamHub.Domain.Audit;
using StreamHub.Domain.Organizations;

namespace StreamHub.Infrastructure.Persistence.Configurations;

/// <summary>Lists that are only ever read whole are kept as one text, their parts separated by spaces (as OAuth's scope).</summary>
internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    private const int ScopesMaxLength = 1000;
    private const int AddressesMaxLength = ApiKey.MaxAllowedAddresses * (AddressRange.MaxLength + 1);
    private const char Separator = ' ';

    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("ApiKeys").IsAggregate();
        builder.Property(key => key.Name).HasMaxLength(ApiKey.NameMaxLength);
        builder.Property(key => key.Prefix).HasMaxLength(ApiKey.PrefixMaxLength);
        builder.Property(key => key.LastUsedAddress).HasMaxLength(ClientOrigin.AddressMaxLength);
        builder
            .Property(key => key.Scopes)
            .HasConversion(scopes => string.Join(Separator, scopes), text => Split(text), InOrder<string>())
            .HasMaxLength(ScopesMaxLength);
        builder
            .Property(key => key.AllowedAddresses)
            .HasConversion(ranges => string.Join(Separator, ranges), text => Ranges(text), InOrder<AddressRange>())
            .HasMaxLength(AddressesMaxLength);
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

    private static string[] Split(string text) => text.Split(Separator, StringSplitOptions.RemoveEmptyEntries);

    private static AddressRange[] Ranges(string text) =>
        [
            .. Split(text)
                .Select(part =>
                    AddressRange.TryParse(part, out var range)
                        ? range
                        : throw new FormatException("A stored address range can't be read.")
                ),
        ];

    private static ValueComparer<IReadOnlyList<T>> InOrder<T>() =>
        new((left, right) => left!.SequenceEqual(right!), list => list.Count, list => list);
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
