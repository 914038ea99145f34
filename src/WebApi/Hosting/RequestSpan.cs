using Microsoft.AspNetCore.Http.Features;

namespace StreamHub.WebApi.Hosting;

/// <summary>
/// Names a request's span by its route and says how the request ended. The address itself stays out: it may tell more than
/// an operator's collector should know.
/// </summary>
internal sealed class RequestSpan(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        finally
        {
            Describe(context);
        }
    }

    private static void Describe(HttpContext context)
    {
        var span = context.Features.Get<IHttpActivityFeature>()?.Activity;
        if (span?.Source.HasListeners() != true)
        {
            return;
        }

        var method = context.Request.Method;
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? method : $"{method} {route}";
        span.SetTag("http.request.method", method);
        span.SetTag("http.route", route);
        span.SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            span.SetStatus(System.Diagnostics.ActivityStatusCode.Error);
        }
    }
}
