using System.Linq.Expressions;
using StreamHub.Domain.Storage;

namespace StreamHub.Application.Features.Files;

/// <param name="ContentType">What its first bytes say it is; <c>null</c> until it is complete.</param>
/// <param name="Length">In bytes.</param>
/// <param name="UploadExpiresAt">Until when the addresses take bytes that were given for it.</param>
public sealed record FileResponse(
    Guid Id,
    string Name,
    StoredFileState State,
    string DeclaredType,
    string? ContentType,
    long Length,
    Guid CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StoredAt,
    DateTimeOffset UploadExpiresAt
)
{
    public static Expression<Func<StoredFile, FileResponse>> Projection { get; } =
        file => new FileResponse(
            file.Id,
            file.Name,
            file.State,
            file.DeclaredType,
            file.ContentType,
            file.Length,
            file.CreatedBy,
            file.CreatedAt,
            file.StoredAt,
            file.UploadExpiresAt
        );

    private static readonly Func<StoredFile, FileResponse> Compiled = Projection.Compile();

    public static FileResponse Of(StoredFile file) => Compiled(file);
}
