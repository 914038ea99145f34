namespace StreamHub.WebApi.Hosting;

internal static class SecurityHeaders
{
    /// <summary>Answers are private and are what they say they are, unless an endpoint says otherwise.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers.CacheControl = "no-store";
                headers["Referrer-Policy"] = "no-referrer";
                headers.XFrameOptions = "DENY";
                return next(context);
            }
        );
}
