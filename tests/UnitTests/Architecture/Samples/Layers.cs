namespace StreamHub.UnitTests.Architecture.Samples.Layers;

// Each knows the web in one place.

internal sealed class HasField(HttpClient client)
{
    public bool IsSet { get; } = client is not null;
}

internal static class HasArgument
{
    public static void Take(HttpContent? content) => _ = content;
}

internal sealed class HasTypeArgument
{
    public List<HttpMethod> Methods { get; } = [];
}

internal static class HasCall
{
    public static string Name() => HttpMethod.Get.Method;
}

internal static class HasLambda
{
    public static Func<string> Name { get; } = () => HttpMethod.Get.Method;
}

internal sealed class HasBase : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();
}

internal sealed class KnowsNothing
{
    public string Name { get; } = "http";
}
