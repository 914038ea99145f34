namespace StreamHub.WebApi.Feeds;

/// <summary>A public feed, or that the client has it already.</summary>
public sealed class FeedResult : IResult
{
    private readonly FeedValidators _validators;
    private readonly FeedDocument? _document;

    /// <param name="document"><c>null</c> where the client has it.</param>
    internal FeedResult(FeedValidators validators, FeedDocument? document)
    {
        _validators = validators;
        _document = document;
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ETag = _validators.ETag;
        if (_validators.LastModified is { } modified)
        {
            response.GetTypedHeaders().LastModified = modified;
        }

        // Kept by whoever likes, and asked about at each use: the answer to that costs next to nothing here.
        response.Headers.CacheControl = "public, no-cache";
        // Players on other sites read it, too.
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (_document is null)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = FeedWriter.ContentType;
        response.ContentLength = _document.Body.Length;
        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(_document.Body, httpContext.RequestAborted).AsTask();
    }
}

/// <summary>A subscriber's feed, which nobody on the way keeps.</summary>
public sealed class PrivateFeedResult : IResult
{
    private readonly ReadOnlyMemory<byte> _body;

    internal PrivateFeedResult(ReadOnlyMemory<byte> body) => _body = body;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        HideFromRobots(response);
        response.ContentType = FeedWriter.ContentType;
        response.ContentLength = _body.Length;
        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(_body, httpContext.RequestAborted).AsTask();
    }

    internal static void HideFromRobots(HttpResponse response)
    {
        response.Headers.CacheControl = "private, no-store";
        response.Headers["X-Robots-Tag"] = "noindex";
    }
}
