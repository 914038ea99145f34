namespace StreamHub.IntegrationTests.Features.BadInput;

/// <content>What watermarks are made of.</content>
public sealed partial record ApiOperation
{
    private const string WatermarkBody = """
        {"name":"Logo","url":"https://streamhub.test/logo.png","opacity":0.5,"padding":0.5,"scale":0.5,"position":"center"}
        """;

    private static string[] WatermarkSettings => ["name", "opacity", "padding", "scale", "position"];
}
