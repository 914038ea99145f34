using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Storage;
using StreamHub.Domain.Users;

namespace StreamHub.Infrastructure.Persistence.Configurations;

internal sealed class StoredFileConfiguration : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable(
            "StoredFiles",
            table =>
            {
                table.HasCheckConstraint("ck_stored_files_length", "length > 0 AND counted_bytes >= 0");
                table.HasCheckConstraint(
                    "ck_stored_files_content",
                    "state <> 'Stored' OR (content_type IS NOT NULL AND object_version IS NOT NULL AND stored_at IS NOT NULL)"
                );
            }
        );
        builder.IsAggregate();
        builder.Ignore(file => file.Key);
        builder.Property(file => file.Name).HasMaxLength(StoredFile.NameMaxLength);
        builder.Property(file => file.DeclaredType).HasMaxLength(StoredFile.TypeMaxLength);
        builder.Property(file => file.ContentType).HasMaxLength(StoredFile.TypeMaxLength);
        builder.Property(file => file.UploadId).HasMaxLength(StoredFile.UploadIdMaxLength);
        builder.Property(file => file.ObjectVersion).HasMaxLength(StoredFile.ObjectVersionMaxLength);
        builder.HasOne<Organization>().WithMany().HasForeignKey(file => file.OrganizationId);
        builder.HasOne<User>().WithMany().HasForeignKey(file => file.CreatedBy);
        builder
            .HasIndex(file => new
            {
                file.OrganizationId,
                file.CreatedAt,
                file.Id,
            })
            .IsDescending(false, true, true);
        builder
            .HasIndex(file => new { file.CheckDueAt }, "ix_stored_files_check_due_at")
            .HasFilter("check_due_at IS NOT NULL");
    }
}
