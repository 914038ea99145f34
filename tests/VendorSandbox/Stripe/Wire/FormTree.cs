using System.Globalization;
using System.Text.Json.Nodes;

namespace StreamHub.VendorSandbox.Stripe.Wire;

/// <summary>Turns <c>items[0][price]=p&amp;expand[]=customer</c> into the tree it stands for.</summary>
internal static class FormTree
{
    private const string FreeKeys = "metadata";

    public static JsonObject Decode(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var root = new JsonObject();
        foreach (var (name, value) in pairs)
        {
            Insert(root, Split(name), value);
        }

        return (JsonObject)WithArrays(root, FreeKeys);
    }

    private static string[] Split(string name)
    {
        var open = name.IndexOf('[', StringComparison.Ordinal);
        return open < 0 ? [name] : [name[..open], .. name[(open + 1)..].TrimEnd(']').Split("][")];
    }

    private static void Insert(JsonObject parent, ReadOnlySpan<string> path, string value)
    {
        var key = path[0] is "" ? parent.Count.ToString(CultureInfo.InvariantCulture) : path[0];
        if (path.Length == 1)
        {
            parent[key] = value;
            return;
        }

        if (parent[key] is not JsonObject child)
        {
            child = [];
            parent[key] = child;
        }

        Insert(child, path[1..], value);
    }

    private static JsonNode WithArrays(JsonObject node, string name)
    {
        foreach (var (key, child) in node.ToList())
        {
            if (child is JsonObject nested)
            {
                node[key] = WithArrays(nested, key);
            }
        }

        var isArray = node.Count > 0 && name != FreeKeys && node.All(pair => int.TryParse(pair.Key, out _));
        return isArray
            ? new JsonArray([.. node.OrderBy(pair => int.Parse(pair.Key)).Select(pair => pair.Value?.DeepClone())])
            : node;
    }
}
