using StreamHub.Domain.Common;
using StreamHub.Domain.Organizations;

namespace StreamHub.WebApi.Authentication;

/// <summary>
/// Which organization a request acts for: the one that its path names, else the one of the header, else the personal one.
/// </summary>
internal static class ActingOrganization
{
    public const string Header = "X-Organization-Id";

    /// <summary>The route parameter of everything below <c>/organizations/{organizationId}</c>.</summary>
    public const string RouteValue = "organizationId";

    /// <returns>An error when the id is none, or when path and header name different ones.</returns>
    public static Result<Guid?> Of(HttpRequest request)
    {
        var inPath = Parse(request.RouteValues[RouteValue] as string);
        var inHeader = Parse(request.Headers[Header]);
        if (inPath.Error is not null || inHeader.Error is not null)
        {
            return OrganizationErrors.NotFound;
        }

        return inPath.Value is { } path && inHeader.Value is { } header && path != header
            ? OrganizationErrors.NotFound
            : inPath.Value ?? inHeader.Value;
    }

    private static Result<Guid?> Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return (Guid?)null;
        }

        return Guid.TryParseExact(text, "D", out var id) ? id : OrganizationErrors.NotFound;
    }
}
