using System.Text.Json;
using System.Text.Json.Nodes;

namespace StreamHub.VendorSandbox.Stripe.Wire;

/// <summary>Writes what a handler returned in Stripe's casing, with the asked references expanded.</summary>
internal sealed class StripeSerialization(StripeLookup lookup) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var answer = await next(context);
        var node = JsonSerializer.SerializeToNode(answer, answer!.GetType(), StripeJson.Answers)!;
        foreach (var path in context.Arguments.OfType<IStripeForm>().SelectMany(form => form.Parameters.Expand ?? []))
        {
            Expand(node, path.Split('.'), path);
        }

        return Results.Text(node.ToJsonString(), "application/json");
    }

    private void Expand(JsonNode node, ReadOnlySpan<string> path, string whole)
    {
        if (node is JsonArray many)
        {
            foreach (var one in many)
            {
                Expand(one!, path, whole);
            }

            return;
        }

        // Of what was deleted nothing is left to go into.
        if (node is JsonObject gone && gone.ContainsKey("deleted"))
        {
            return;
        }

        if (node is not JsonObject parent || !parent.TryGetPropertyValue(path[0], out var value))
        {
            throw StripeException.Invalid($"This property cannot be expanded ({whole}).", "expand");
        }

        if (value is JsonArray references && references.All(one => one is JsonValue))
        {
            value = new JsonArray([.. references.Select(one => Found(one!) ?? one!.DeepClone())]);
            parent[path[0]] = value;
        }

        if (value is JsonValue reference && Found(reference) is { } target)
        {
            value = target;
            parent[path[0]] = value;
        }

        if (path.Length > 1 && value is not null)
        {
            Expand(value, path[1..], whole);
        }
    }

    private JsonNode? Found(JsonNode reference) =>
        lookup.Find(reference.ToString()) is { } target
            ? JsonSerializer.SerializeToNode(target, target.GetType(), StripeJson.Answers)
            : null;
}
