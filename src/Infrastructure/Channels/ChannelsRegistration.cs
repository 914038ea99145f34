using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Configuration;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Channels;

internal static class ChannelsRegistration
{
    /// <summary>To an upload, in bytes.</summary>
    private const long LongestAnswer = 1024 * 1024;

    public static IServiceCollection AddChannels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<ChannelOptions>(configuration);
        services.AddTransient<IChannelProviders, ChannelProviders>();
        services.AddHostedService<ChannelsSweep>();
        services.AddTransient<IChannelPublishers, ChannelPublishers>();
        services.AddTransient<FileSender>();
        services
            .AddHttpClient(
                FileSender.ClientName,
                http =>
                {
                    http.Timeout = Timeout.InfiniteTimeSpan;
                    http.MaxResponseContentBufferSize = LongestAnswer;
                }
            )
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        return services;
    }

    /// <summary>A platform that people consent at, where this server has client credentials there.</summary>
    /// <param name="account">Through whose gate its calls go.</param>
    public static IServiceCollection AddConsents<TProvider, TOptions>(
        this IServiceCollection services,
        string account,
        IConfiguration configuration
    )
        where TProvider : class, IChannelProvider
        where TOptions : class, ICheckedOptions, IClientCredentials
    {
        services.AddChecked<TOptions>(configuration);
        services.AddVendorClient<TProvider>(account);
        if (!string.IsNullOrWhiteSpace(configuration[$"{TOptions.Section}:{nameof(IClientCredentials.ClientId)}"]))
        {
            services.AddTransient<IChannelProvider>(provider => provider.GetRequiredService<TProvider>());
        }

        return services;
    }
}
