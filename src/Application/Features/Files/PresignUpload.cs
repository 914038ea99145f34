using FluentValidation;
using StreamHub.Application.Common;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Common.Validation;
using StreamHub.Application.Features.Videos;
using StreamHub.Application.Ports;
using StreamHub.Domain.Common;
using StreamHub.Domain.Storage;

namespace StreamHub.Application.Features.Files;

/// <summary>Asks for the addresses that take a file: straight to the store, and to be completed afterwards.</summary>
/// <param name="ContentType">Of audio, video or a picture; the content is held to it.</param>
/// <param name="Length">In bytes; exactly.</param>
[RequirePermission(Permissions.VideosWrite)]
public sealed record PresignUpload(string FileName, string ContentType, long Length) : ICommand<PresignedUpload>;

/// <param name="AssetUrl">How the file is named to whatever takes the address of one.</param>
/// <param name="Url">Where it is sent; <c>null</c> where it is sent in parts.</param>
/// <param name="Headers">To be sent with it, or with each part.</param>
/// <param name="Parts">In any order, at once, each again if it breaks; <c>null</c> where it is sent whole.</param>
public sealed record PresignedUpload(
    Guid FileId,
    Uri AssetUrl,
    string Method,
    Uri? Url,
    IReadOnlyDictionary<string, string> Headers,
    DateTimeOffset ExpiresAt,
    IReadOnlyList<PresignedPart>? Parts
);

/// <param name="Number">From 1.</param>
/// <param name="Offset">Of its first byte in the file.</param>
public sealed record PresignedPart(int Number, long Offset, long Length, Uri Url);

public sealed class PresignUploadValidator : AbstractValidator<PresignUpload>
{
    public PresignUploadValidator()
    {
        RuleFor(command => command.FileName).Text(StoredFile.NameMaxLength);
        RuleFor(command => command.ContentType)
            .Text(StoredFile.TypeMaxLength)
            .Must(type => type is null || FileSignature.IsKnown(type))
            .WithMessage("Only known types of audio, video and pictures are taken.");
        RuleFor(command => command.Length).InclusiveBetween(1, StoredFile.MaxLengthBytes);
    }
}

public sealed class PresignUploadHandler(
    IObjectStore store,
    IRepository<StoredFile> files,
    StorageCheck storage,
    FileAddresses addresses,
    ICallerContext caller,
    TimeProvider time
) : ICommandHandler<PresignUpload, PresignedUpload>
{
    private const string Method = "PUT";

    /// <summary>A smaller file is sent in one piece: sending it again costs little.</summary>
    private const long LongestPiece = 64L * 1024 * 1024;

    /// <summary>So that the list of addresses stays short.</summary>
    private const int MostParts = 500;

    private static readonly IReadOnlyDictionary<string, string> NoHeaders = new Dictionary<string, string>();

    public async Task<Result<PresignedUpload>> Handle(PresignUpload command, CancellationToken cancellationToken)
    {
        if (await storage.FindRefusalAsync(command.Length, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var member = caller.Member;
        var file = StoredFile.Await(
            member.OrganizationId,
            member.UserId,
            command.FileName,
            command.ContentType,
            command.Length,
            time.Now()
        );
        files.Add(file);
        if (store.Parts is not { } parts || file.Length <= LongestPiece)
        {
            var put = store.PresignPut(file.Key, file.DeclaredType, file.Length, file.UploadExpiresAt);
            return Answer(file, put.Url, put.Headers, parts: null);
        }

        // Dying here leaves an upload at the store that nobody knows; its rule for unfinished uploads ends it.
        var uploadId = await parts.BeginAsync(file.Key, file.DeclaredType, cancellationToken);
        if (!uploadId.IsSuccess)
        {
            return uploadId.Error;
        }

        file.SendInParts(uploadId.Value);
        return Answer(file, url: null, NoHeaders, [.. Divide(file, parts, uploadId.Value)]);
    }

    private PresignedUpload Answer(
        StoredFile file,
        Uri? url,
        IReadOnlyDictionary<string, string> headers,
        IReadOnlyList<PresignedPart>? parts
    ) => new(file.Id, addresses.Of(file.Id), Method, url, headers, file.UploadExpiresAt, parts);

    private static IEnumerable<PresignedPart> Divide(StoredFile file, IPartedUploads parts, string uploadId)
    {
        var size = Math.Max(LongestPiece, (file.Length + MostParts - 1) / MostParts);
        for (var (number, offset) = (1, 0L); offset < file.Length; number++, offset += size)
        {
            var length = Math.Min(size, file.Length - offset);
            var put = parts.PresignPart(file.Key, uploadId, number, length, file.UploadExpiresAt);
            yield return new PresignedPart(number, offset, length, put.Url);
        }
    }
}
