using StreamHub.Domain.Common;

namespace StreamHub.Domain.Library;

public static class LibraryImportErrors
{
    public static readonly Error NotFound = Error.NotFound("import_not_found", "Nothing was imported yet.");

    public static readonly Error Running = Error.Conflict(
        "import_running",
        "An import is running. Wait until it has ended."
    );
}
