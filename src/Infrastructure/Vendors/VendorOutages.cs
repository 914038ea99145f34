using System.Net;
using System.Text.Json;

namespace StreamHub.Infrastructure.Vendors;

/// <summary>What counts as a vendor that is away, for every vendor's client.</summary>
internal static class VendorOutages
{
    /// <summary>It could not be reached, broke off, or answered what can't be read; not that the caller gave up.</summary>
    public static bool IsOutage(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException or JsonException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>It answered that it is too busy, or broken.</summary>
    public static bool IsOutage(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)status >= 500;
}
