using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Configuration;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Storage.S3;

internal static class S3Registration
{
    private const string Account = "s3";

    public static IServiceCollection AddS3(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<S3Options>(configuration);
        if (string.IsNullOrWhiteSpace(configuration[$"{S3Options.Section}:{nameof(S3Options.Bucket)}"]))
        {
            return services;
        }

        services.AddVendorClient<S3Requests>(Account);
        services.AddSingleton<Func<S3Requests>>(provider => provider.GetRequiredService<S3Requests>);
        services
            .AddHttpClient(S3ObjectStore.ContentClient, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }
            );
        services.AddSingleton<S3Bucket>();
        services.AddSingleton<IPartedUploads, S3Parts>();
        services.AddSingleton<IObjectStore, S3ObjectStore>();
        return services;
    }
}
