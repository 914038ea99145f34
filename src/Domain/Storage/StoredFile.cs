using StreamHub.Domain.Common;
using StreamHub.Domain.Library;

namespace StreamHub.Domain.Storage;

public enum StoredFileState
{
    /// <summary>Its addresses were given out, and nobody has said yet that it is there.</summary>
    Awaiting,

    /// <summary>It was there, as large as was said, and of the kind that was said.</summary>
    Stored,

    /// <summary>It is nobody's any more, and is removed from the store.</summary>
    Deleted,
}

/// <summary>A file in our own object store, which its owner sends there directly.</summary>
public sealed class StoredFile : AggregateRoot, ITakesStorage
{
    public const int NameMaxLength = 255;
    public const int TypeMaxLength = 100;
    public const int UploadIdMaxLength = 1_024;
    public const int ObjectVersionMaxLength = 200;
    public const long MaxLengthBytes = 30L * 1024 * 1024 * 1024;

    /// <summary>How long its addresses take bytes.</summary>
    public static readonly TimeSpan UploadLifetime = TimeSpan.FromHours(6);

    /// <summary>Who began to send in time may end later; and clocks differ.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>Beyond the time that a message is tried for at close intervals.</summary>
    private static readonly TimeSpan NextLook = TimeSpan.FromHours(1);

    private StoredFile(
        Guid id,
        Guid organizationId,
        Guid createdBy,
        string name,
        string declaredType,
        long length,
        DateTimeOffset createdAt
    )
        : base(id)
    {
        OrganizationId = organizationId;
        CreatedBy = createdBy;
        Name = name;
        DeclaredType = declaredType;
        Length = length;
        CreatedAt = createdAt;
    }

    public Guid OrganizationId { get; private set; }

    public Guid CreatedBy { get; private set; }

    public string Name { get; private set; }

    /// <summary>What its owner said it is.</summary>
    public string DeclaredType { get; private set; }

    /// <summary>What its first bytes say it is; <c>null</c> until it is there.</summary>
    public string? ContentType { get; private set; }

    /// <summary>In bytes: as its owner said, and not otherwise.</summary>
    public long Length { get; private set; }

    public long CountedBytes { get; private set; }

    public StoredFileState State { get; private set; }

    /// <summary>The store's name for an upload in parts.</summary>
    public string? UploadId { get; private set; }

    /// <summary>The store's name for the content that was looked at: what is written over it later is not taken for it.</summary>
    public string? ObjectVersion { get; private set; }

    public DateTimeOffset UploadExpiresAt { get; private set; }

    /// <summary>When the sweep looks after it; <c>null</c> once it is stored.</summary>
    public DateTimeOffset? CheckDueAt { get; private set; }

    public DateTimeOffset? StoredAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Its name in the store.</summary>
    public string Key => $"{OrganizationId:N}/{Id:N}";

    public static StoredFile Await(
        Guid organizationId,
        Guid createdBy,
        string name,
        string declaredType,
        long length,
        DateTimeOffset now
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, MaxLengthBytes);
        return new StoredFile(NewId(now), organizationId, createdBy, name.Trim(), declaredType, length, now)
        {
            State = StoredFileState.Awaiting,
            CountedBytes = length,
            UploadExpiresAt = now + UploadLifetime,
            CheckDueAt = now + UploadLifetime + Grace,
        };
    }

    /// <summary>It is sent in parts, which the store puts together.</summary>
    public void SendInParts(string uploadId) => UploadId = uploadId;

    /// <summary>It is there. Said again, it changes nothing.</summary>
    /// <param name="contentType">What its first bytes say.</param>
    public Result Keep(long length, string contentType, string objectVersion, DateTimeOffset now)
    {
        if (State == StoredFileState.Stored)
        {
            return Result.Success();
        }

        if (State == StoredFileState.Deleted)
        {
            return FileErrors.NotFound;
        }

        if (length != Length)
        {
            return FileErrors.WrongLength;
        }

        if (!FileSignature.IsSameKind(DeclaredType, contentType))
        {
            return FileErrors.WrongKind;
        }

        State = StoredFileState.Stored;
        ContentType = contentType;
        ObjectVersion = objectVersion;
        StoredAt = now;
        CheckDueAt = null;
        return Result.Success();
    }

    /// <summary>It takes no room any more from now on; it is looked after until nothing of it can come to the store again.</summary>
    public void Delete(DateTimeOffset now)
    {
        State = StoredFileState.Deleted;
        CountedBytes = 0;
        var end = UploadExpiresAt + Grace;
        CheckDueAt = end > now ? end : now + NextLook;
    }

    /// <summary>Whether its addresses take nothing any more, so that what was removed stays removed.</summary>
    public bool CanBeForgotten(DateTimeOffset now) =>
        State == StoredFileState.Deleted && now >= UploadExpiresAt + Grace;

    /// <summary>Somebody looks after it now.</summary>
    public void PostponeCheck(DateTimeOffset now) => CheckDueAt = now + NextLook;
}
