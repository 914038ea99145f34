namespace StreamHub.VendorSandbox.Cloudflare;

/// <summary>A refusal in Cloudflare's vocabulary; the gate turns it into the error envelope.</summary>
public sealed class CloudflareException(int status, int code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public int Code { get; } = code;

    public static CloudflareException BadRequest(string message) =>
        new(StatusCodes.Status400BadRequest, 10005, message);

    public static CloudflareException NotFound() => new(StatusCodes.Status404NotFound, 10003, "Not Found");

    public static CloudflareException Unauthenticated() =>
        new(StatusCodes.Status401Unauthorized, 10000, "Authentication error");

    public static CloudflareException Forbidden() => new(StatusCodes.Status403Forbidden, 10000, "Authentication error");

    public static CloudflareException ForeignAccount() =>
        new(StatusCodes.Status403Forbidden, 9109, "Unauthorized to access requested resource");
}
