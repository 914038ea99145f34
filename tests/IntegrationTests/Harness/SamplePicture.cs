namespace StreamHub.IntegrationTests.Harness;

/// <summary>A picture to lay over videos: one transparent pixel.</summary>
public static class SamplePicture
{
    public static byte[] Png { get; } =
        Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
        );
}
