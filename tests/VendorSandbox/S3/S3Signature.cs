using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace StreamHub.VendorSandbox.S3;

/// <summary>Judges signatures of version 4, in the header and in the address, as the store does.</summary>
internal static class S3Signature
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string Unsigned = "UNSIGNED-PAYLOAD";

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);

    /// <returns>The store's code for what is wrong.</returns>
    public static string? FindFault(HttpRequest request, byte[] body, S3Settings settings, DateTimeOffset now)
    {
        if ((request.Query.ContainsKey("X-Amz-Signature") ? OfAddress(request) : OfHeader(request)) is not { } given)
        {
            return "AccessDenied";
        }

        var scope = given.Credential.Split('/');
        if (scope is not [var id, var day, var region, "s3", "aws4_request"] || region != settings.Region)
        {
            return "AuthorizationHeaderMalformed";
        }

        if (id != settings.AccessKeyId)
        {
            return "InvalidAccessKeyId";
        }

        if (!IsCurrent(given, day, now))
        {
            return given.ExpiresAfter is null ? "RequestTimeTooSkewed" : "AccessDenied";
        }

        if (given.PayloadHash != Unsigned && given.PayloadHash != Hex(SHA256.HashData(body)))
        {
            return "XAmzContentSHA256Mismatch";
        }

        return given.SignedHeaders.Contains("host") && Sign(request, given, scope, settings) == given.Signature
            ? null
            : "SignatureDoesNotMatch";
    }

    private static Given? OfAddress(HttpRequest request)
    {
        var query = request.Query;
        return query["X-Amz-Algorithm"] == Algorithm
            ? new Given(
                query["X-Amz-Credential"].ToString(),
                query["X-Amz-Date"].ToString(),
                query["X-Amz-SignedHeaders"].ToString().Split(';'),
                query["X-Amz-Signature"].ToString(),
                Unsigned,
                TimeSpan.FromSeconds(int.Parse(query["X-Amz-Expires"].ToString(), CultureInfo.InvariantCulture))
            )
            : null;
    }

    private static Given? OfHeader(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Algorithm, StringComparison.Ordinal))
        {
            return null;
        }

        var parts = header[Algorithm.Length..]
            .Split(',', StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .ToDictionary(part => part[0], part => part[1]);
        return new Given(
            parts["Credential"],
            request.Headers["x-amz-date"].ToString(),
            parts["SignedHeaders"].Split(';'),
            parts["Signature"],
            request.Headers["x-amz-content-sha256"].ToString(),
            ExpiresAfter: null
        );
    }

    private static bool IsCurrent(Given given, string day, DateTimeOffset now) =>
        DateTimeOffset.TryParseExact(
            given.Date,
            "yyyyMMdd'T'HHmmss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var at
        )
        && given.Date.StartsWith(day, StringComparison.Ordinal)
        && now > at - Skew
        && now < at + (given.ExpiresAfter ?? Skew);

    private static string Sign(HttpRequest request, Given given, string[] scope, S3Settings settings)
    {
        var text = $"{Algorithm}\n{given.Date}\n{string.Join('/', scope[1..])}\n{Hex(Hash(Canonical(request, given)))}";
        var key = Encoding.UTF8.GetBytes($"AWS4{settings.SecretAccessKey}");
        key = scope[1..].Aggregate(key, (current, part) => HMACSHA256.HashData(current, Encoding.UTF8.GetBytes(part)));
        return Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    private static string Canonical(HttpRequest request, Given given)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var query =
            from one in QueryHelpers.ParseQuery(request.QueryString.Value)
            where one.Key != "X-Amz-Signature"
            from value in one.Value
            let pair = $"{Uri.EscapeDataString(one.Key)}={Uri.EscapeDataString(value ?? "")}"
            orderby pair
            select pair;
        var headers = given.SignedHeaders.Select(name => $"{name}:{request.Headers[name].ToString().Trim()}\n");
        return string.Join(
            '\n',
            request.Method,
            target.Split('?')[0],
            string.Join('&', query.Order(StringComparer.Ordinal)),
            string.Concat(headers),
            string.Join(';', given.SignedHeaders),
            given.PayloadHash
        );
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private sealed record Given(
        string Credential,
        string Date,
        string[] SignedHeaders,
        string Signature,
        string PayloadHash,
        TimeSpan? ExpiresAfter
    );
}
