using Microsoft.AspNetCore.Http.HttpResults;

namespace StreamHub.WebApi.Errors;

internal static class ErrorsRegistration
{
    public static IServiceCollection AddProblemDocuments(this IServiceCollection services)
    {
        services.AddProblemDetails(options =>
            options.CustomizeProblemDetails = context =>
                context.ProblemDetails.Extensions[Problems.TraceId] = Problems.CurrentTraceId
        );
        services.AddExceptionHandler<ExceptionProblems>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services;
    }

    /// <summary>Every error has a problem document: thrown ones, and those that the framework leaves without a body.</summary>
    public static void UseProblemDocuments(this IApplicationBuilder app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages(context => Bodiless(context.HttpContext).ExecuteAsync(context.HttpContext));
    }

    private static ProblemHttpResult Bodiless(HttpContext context)
    {
        var status = context.Response.StatusCode;
        return status switch
        {
            StatusCodes.Status400BadRequest when RefusedParameters.Of(context) is { Count: > 0 } refused =>
                UnreadableRequests.WrongMembers(refused),
            StatusCodes.Status404NotFound => Problems.Of(
                status,
                "route_not_found",
                "There is nothing at this address."
            ),
            StatusCodes.Status405MethodNotAllowed => Problems.Of(
                status,
                "method_not_allowed",
                "This address does not take that method."
            ),
            StatusCodes.Status413PayloadTooLarge => UnreadableRequests.BodyTooLarge(),
            StatusCodes.Status415UnsupportedMediaType => UnreadableRequests.UnsupportedMediaType(),
            _ => Problems.Of(status, $"http_{status}", "The request can't be answered."),
        };
    }
}
