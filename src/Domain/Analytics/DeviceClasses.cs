namespace StreamHub.Domain.Analytics;

/// <summary>Tells the class of a device by the words of its User-Agent.</summary>
public static class DeviceClasses
{
    // The first word that is found decides: a television's and a robot's browser name a computer or a phone too.
    private static readonly (string Word, DeviceClass Class)[] Words =
    [
        ("cubot", DeviceClass.Mobile),
        ("bot", DeviceClass.Bot),
        ("crawl", DeviceClass.Bot),
        ("spider", DeviceClass.Bot),
        ("slurp", DeviceClass.Bot),
        ("headless", DeviceClass.Bot),
        ("facebookexternalhit", DeviceClass.Bot),
        ("preview", DeviceClass.Bot),
        ("lighthouse", DeviceClass.Bot),
        ("curl/", DeviceClass.Bot),
        ("wget/", DeviceClass.Bot),
        ("python-", DeviceClass.Bot),
        ("smart-tv", DeviceClass.Tv),
        ("smarttv", DeviceClass.Tv),
        ("googletv", DeviceClass.Tv),
        ("appletv", DeviceClass.Tv),
        ("apple tv", DeviceClass.Tv),
        ("android tv", DeviceClass.Tv),
        ("hbbtv", DeviceClass.Tv),
        ("web0s", DeviceClass.Tv),
        ("webos", DeviceClass.Tv),
        ("bravia", DeviceClass.Tv),
        ("crkey", DeviceClass.Tv),
        ("roku", DeviceClass.Tv),
        (" aft", DeviceClass.Tv),
        ("playstation", DeviceClass.Tv),
        ("xbox", DeviceClass.Tv),
        ("ipad", DeviceClass.Tablet),
        ("tablet", DeviceClass.Tablet),
        ("kindle", DeviceClass.Tablet),
        ("silk/", DeviceClass.Tablet),
        ("iphone", DeviceClass.Mobile),
        ("ipod", DeviceClass.Mobile),
        ("mobi", DeviceClass.Mobile),
        ("android", DeviceClass.Tablet),
        ("windows", DeviceClass.Desktop),
        ("macintosh", DeviceClass.Desktop),
        ("cros", DeviceClass.Desktop),
        ("x11", DeviceClass.Desktop),
        ("linux", DeviceClass.Desktop),
    ];

    public static DeviceClass Of(string? userAgent)
    {
        if (string.IsNullOrEmpty(userAgent))
        {
            return DeviceClass.Unknown;
        }

        foreach (var (word, device) in Words)
        {
            if (userAgent.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return device;
            }
        }

        return DeviceClass.Unknown;
    }
}
