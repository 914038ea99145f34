using Microsoft.AspNetCore.Routing.Patterns;

namespace StreamHub.WebApi.Modules;

/// <summary>
/// Other addresses of operations, which clients of an older backend know. Each answers exactly as its operation, because it
/// is its endpoint; what lies below an organization's path acts for the acting organization. The API's document has each
/// operation once, under its own address.
/// </summary>
internal static class SeedAliases
{
    private static readonly (string Method, string Path, string Operation)[] Table =
    [
        ("POST", "/api/videos/get-upload-url", nameof(VideosModule.CreateUpload)),
        ("GET", "/api/videos/status/{id:guid}", nameof(VideosModule.GetVideoStatus)),
        ("GET", "/api/videos", nameof(VideosModule.ListVideos)),
        // With its hyphens: without them one of our ids looks like one of Cloudflare's.
        ("GET", "/api/videos/{id:guid:length(36)}", nameof(VideosModule.GetVideo)),
        ("GET", "/api/videos/{uid}", nameof(VideosModule.GetVideoByVendorUid)),
        ("GET", "/api/v1/status/{id:guid}", nameof(PublishingModule.GetPublishingJob)),
        ("POST", "/api/videos/organization/cloudflare-settings", nameof(VideoAccountsModule.ConnectCloudflare)),
        ("GET", "/api/videos/organization/cloudflare-settings", nameof(VideoAccountsModule.GetCloudflareCredentials)),
        ("POST", "/api/videos/organization/test-cloudflare", nameof(VideoAccountsModule.TestCloudflareCredentials)),
    ];

    /// <summary>After all operations are mapped.</summary>
    public static void MapSeedAliases(this IEndpointRouteBuilder app)
    {
        var operations = app
            .DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => NameOf(endpoint) is not null)
            .ToDictionary(endpoint => NameOf(endpoint)!);
        app.DataSources.Add(
            new DefaultEndpointDataSource(
                Table.Select(alias => Build(operations[alias.Operation], alias.Method, alias.Path))
            )
        );
    }

    private static Endpoint Build(RouteEndpoint operation, string method, string path)
    {
        var pattern = RoutePatternFactory.Parse(path);
        var alias = new RouteEndpointBuilder(DelegateFor(operation, pattern), pattern, operation.Order)
        {
            DisplayName = $"{method} {path}",
        };
        foreach (
            var item in operation.Metadata.Where(item => item is not (IHttpMethodMetadata or IEndpointNameMetadata))
        )
        {
            alias.Metadata.Add(item);
        }

        alias.Metadata.Add(new HttpMethodMetadata([method]));
        alias.Metadata.Add(new ExcludeFromDescriptionAttribute());
        return alias.Build();
    }

    // What the operation has in its query, and the alias in its path, goes to where the operation looks for it.
    private static RequestDelegate DelegateFor(RouteEndpoint operation, RoutePattern pattern)
    {
        string[] moved =
        [
            .. pattern
                .Parameters.Select(parameter => parameter.Name)
                .Except(operation.RoutePattern.Parameters.Select(parameter => parameter.Name)),
        ];
        var answer = operation.RequestDelegate!;
        return moved is []
            ? answer
            : context =>
            {
                var query = context.Request.Query.ToDictionary(StringComparer.OrdinalIgnoreCase);
                foreach (var name in moved)
                {
                    query[name] = context.Request.RouteValues[name]?.ToString();
                }

                context.Request.Query = new QueryCollection(query);
                return answer(context);
            };
    }

    private static string? NameOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName;
}
