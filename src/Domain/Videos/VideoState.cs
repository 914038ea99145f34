namespace StreamHub.Domain.Videos;

public enum VideoState
{
    /// <summary>The upload address was handed out; the file is not whole at the vendor.</summary>
    Uploading,

    /// <summary>The vendor has the file and makes it playable.</summary>
    Processing,

    Ready,

    Failed,
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
