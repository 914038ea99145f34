namespace StreamHub.Domain.Videos;

public enum VideoState
{
    /// <summary>The upload address was handed out; the vendor has seen nothing of the file.</summary>
    WaitingForUpload,

    /// <summary>The file is on its way to the vendor.</summary>
    Uploading,

    /// <summary>The vendor has the file and makes it playable.</summary>
    Processing,

    Ready,

    /// <summary>It does not play; the reason is the vendor's, or one of <see cref="VideoFailures"/>.</summary>
    Failed,

    /// <summary>Out of the library for good. The row stays for statistics, and until the vendor's copy is gone.</summary>
    Deleted,
}

/// <summary>Who may play a video besides the organization that owns it.</summary>
public enum VideoAccess
{
    Private,
    Free,
    Subscription,
}

public enum VideoVendor
{
    Cloudflare,
    Mux,
}

/// <summary>How the file travels to the vendor.</summary>
public enum UploadMethod
{
    /// <summary>One POST of a form, up to 200 MB.</summary>
    Basic,

    /// <summary>The tus protocol, resumable.</summary>
    Tus,

    /// <summary>A PUT of the file; or one for each piece with <c>Content-Range</c>, resumable.</summary>
    Put,
}
