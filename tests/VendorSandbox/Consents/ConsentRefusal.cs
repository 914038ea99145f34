namespace StreamHub.VendorSandbox.Consents;

/// <summary>An error of the token endpoint, by its name in RFC 6749.</summary>
internal sealed class ConsentRefusal(string error, int status = StatusCodes.Status400BadRequest) : Exception(error)
{
    public string Error { get; } = error;

    public int Status { get; } = status;
}
