using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Configuration;
using StreamHub.Infrastructure.Vendors;

namespace StreamHub.Infrastructure.Channels;

internal static class ChannelsRegistration
{
    public static IServiceCollection AddChannels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<ChannelOptions>(configuration);
        services.AddTransient<IChannelProviders, ChannelProviders>();
        services.AddHostedService<ChannelsSweep>();
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
