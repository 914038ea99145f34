using System.Text;
using Microsoft.Net.Http.Headers;

namespace StreamHub.WebApi.Errors;

/// <summary>Turns away what no route takes: other text encodings than UTF-8, compressed bodies, NUL in the address.</summary>
internal sealed class RequestGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (HasNul(request.Path.Value) || HasNul(Uri.UnescapeDataString(request.QueryString.Value ?? string.Empty)))
        {
            return Problems
                .Of(
                    StatusCodes.Status400BadRequest,
                    "unreadable_request",
                    "The address has a character that is not allowed."
                )
                .ExecuteAsync(context);
        }

        return IsPlainUtf8(request) ? next(context) : UnreadableRequests.UnsupportedMediaType().ExecuteAsync(context);
    }

    private static bool HasNul(string? text) => text?.Contains('\0') == true;

    private static bool IsPlainUtf8(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0)
        {
            return false;
        }

        if (string.IsNullOrEmpty(request.ContentType))
        {
            return true;
        }

        return MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && (
                !type.Charset.HasValue
                || HeaderUtilities
                    .RemoveQuotes(type.Charset)
                    .Equals(Encoding.UTF8.WebName, StringComparison.OrdinalIgnoreCase)
            );
    }
}
