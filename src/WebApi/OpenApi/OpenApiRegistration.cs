using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using StreamHub.WebApi.Authentication;
using StreamHub.WebApi.Json;
using StreamHub.WebApi.RateLimiting;

namespace StreamHub.WebApi.OpenApi;

internal static class OpenApiRegistration
{
    private const string Document = "v1";
    private const string DocumentPath = "/openapi/v1.json";
    private const string PagePath = "/docs";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) =>
        services.AddOpenApi(
            Document,
            options =>
            {
                options.AddDocumentTransformer(Describe);
                options.AddOperationTransformer(RequireToken);
                options.AddSchemaTransformer(CompleteType);
                options.AddOperationTransformer(ListValues);
            }
        );

    /// <summary>The document at <c>/openapi/v1.json</c>, and a page to read and try it at <c>/docs</c>.</summary>
    public static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi().AllowAnonymous().Unlimited("It is small, fixed and public.");
        // Its middleware would match every request's address against patterns of its own.
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(PagePath, StringComparison.OrdinalIgnoreCase),
            docs =>
                docs.UseSwaggerUI(page =>
                {
                    page.RoutePrefix = PagePath.TrimStart('/');
                    page.DocumentTitle = "StreamHub API";
                    page.SwaggerEndpoint(DocumentPath, "StreamHub");
                })
        );
    }

    private static Task Describe(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Info = new OpenApiInfo
        {
            Title = "StreamHub",
            Version = Document,
            Description =
                "One backend for people who publish video and get paid for it. Errors are problem documents (RFC 9457) "
                + "with a stable `code`. Lists are paged with `limit` and `cursor`. Times are RFC 3339 in UTC.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[BearerHandler.SchemeName] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The accessToken of register, login or refresh, or an API key (sh_live_…, sh_test_…).",
        };
        return Task.CompletedTask;
    }

    // Converters of our own hide from the schema what it is that they read.
    private static Task CompleteType(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(MergeMember<>))
        {
            schema.Type = JsonSchemaType.String | JsonSchemaType.Null;
            schema.Format = type.GetGenericArguments()[0] == typeof(Guid?) ? "uuid" : null;
            schema.Properties?.Clear();
        }

        if (type == typeof(JsonElement))
        {
            schema.Type = JsonSchemaType.Object;
        }

        if (type == typeof(string) || type.IsEnum)
        {
            var isNullable = type != context.JsonTypeInfo.Type || context.JsonPropertyInfo is { IsGetNullable: true };
            schema.Type = isNullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        }

        if (type.IsEnum)
        {
            schema.Enum =
            [
                .. Enum.GetNames(type).Select(name => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(name)),
            ];
        }

        return Task.CompletedTask;
    }

    private static Task RequireToken(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Any())
        {
            var scheme = new OpenApiSecuritySchemeReference(BearerHandler.SchemeName, context.Document);
            operation.Security = [new OpenApiSecurityRequirement { [scheme] = [] }];
        }

        return Task.CompletedTask;
    }

    private static Task ListValues(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        foreach (var described in context.Description.ParameterDescriptions)
        {
            var type = described.ParameterDescriptor?.ParameterType ?? typeof(string);
            type = Nullable.GetUnderlyingType(type) ?? type;
            var parameter = operation.Parameters?.FirstOrDefault(one => one.Name == described.Name);
            if (
                type.IsGenericType
                && type.GetGenericTypeDefinition() == typeof(EnumText<>)
                && parameter?.Schema is OpenApiSchema schema
            )
            {
                var names = Enum.GetNames(type.GetGenericArguments()[0]).Select(JsonNamingPolicy.CamelCase.ConvertName);
                schema.Enum = [.. names.Select(name => JsonValue.Create(name))];
            }
        }

        return Task.CompletedTask;
    }
}
