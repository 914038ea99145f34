namespace StreamHub.VendorSandbox.Mux;

/// <summary>The uploader's side: a URL that needs no credentials and works once.</summary>
internal static class DirectUploads
{
    private const int ResumeIncomplete = StatusCodes.Status308PermanentRedirect;

    public static void Map(RouteGroupBuilder uploads)
    {
        uploads.AddEndpointFilter(AnswerRefusalsAsync);
        uploads.MapMethods("/{token}", [HttpMethods.Options], DescribeCors);
        uploads.MapPut("/{token}", PutAsync);
    }

    private static async ValueTask<object?> AnswerRefusalsAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        try
        {
            return await next(context);
        }
        catch (MuxException refusal)
        {
            return Results.Text(refusal.Message, statusCode: refusal.Status);
        }
    }

    private static IResult DescribeCors(string token, HttpContext context, UploadDoor door)
    {
        AddCors(context, door.Open(token));
        context.Response.Headers.AccessControlAllowMethods = "PUT, OPTIONS";
        context.Response.Headers.AccessControlAllowHeaders = "Content-Type, Content-Range";
        return Results.NoContent();
    }

    private static async Task<IResult> PutAsync(string token, HttpContext context, UploadDoor door)
    {
        var upload = door.Open(token);
        AddCors(context, upload);
        var range = ContentRange.Read(context.Request);
        try
        {
            var progress = await door.TakeAsync(upload, range, context.Request.Body, context.RequestAborted);
            if (progress.Finished)
            {
                return Results.Ok();
            }

            if (progress.Received > 0)
            {
                context.Response.Headers.Range = $"bytes=0-{progress.Received - 1}";
            }

            return Results.StatusCode(ResumeIncomplete);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>A browser gets through from the origin that the upload was made for.</summary>
    private static void AddCors(HttpContext context, MuxUpload upload)
    {
        if (upload.CorsOrigin == "*" || upload.CorsOrigin == context.Request.Headers.Origin)
        {
            context.Response.Headers.AccessControlAllowOrigin = upload.CorsOrigin;
            context.Response.Headers.AccessControlExposeHeaders = "Range";
        }
    }
}
