using StreamHub.Domain.Common;

namespace StreamHub.Domain.Storage;

public static class FileErrors
{
    public static readonly Error NotFound = Error.NotFound("file_not_found", "There is no such file.");

    public static readonly Error NotStored = Error.Conflict(
        "file_not_stored",
        "The file is not complete. Send its bytes to the addresses that were given for it, then complete it."
    );

    public static readonly Error WrongLength = Error.Conflict(
        "file_wrong_length",
        "The file is not as long as was said when its address was asked for."
    );

    public static readonly Error WrongKind = Error.Conflict(
        "file_wrong_kind",
        "The file's content is of another kind than was said, or none that is taken."
    );

    public static readonly Error AddressInvalid = Error.Forbidden(
        "file_address_invalid",
        "The address is not for what was sent to it, or its time is over. Ask for a new one."
    );

    public static readonly Error AlreadyComing = Error.Conflict(
        "file_already_coming",
        "The file is being sent to this address by another request. Try again when that one is over."
    );

    public static readonly Error StorageUnavailable = Error.Unavailable(
        "storage_unavailable",
        "The store of files can't be reached. Try again in a moment."
    );
}
