using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure.Configuration;

namespace StreamHub.Infrastructure.Messaging;

internal static class MessagingRegistration
{
    private const string QueuePrefix = "streamhub-messages-";

    public static IServiceCollection AddMessaging(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<MessagingOptions>(configuration);
        services.AddSingleton<MessageTypes>();
        services.AddSingleton<RelaySignal>();
        services.AddSingleton<IntakeLoad>();
        services.AddSingleton<MessagesInFlight>();
        services.AddSingleton<ClaimedMessages>();
        services.AddSingleton<ClaimRenewal>();
        services.AddSingleton<MessageProcessor>();
        services.AddScoped<CurrentMessage>();
        services.AddScoped<IOutbox, Outbox>();

        var options = configuration.GetSection(MessagingOptions.Section).Get<MessagingOptions>() ?? new();
        var role = configuration.GetValue("Role", NodeRole.All);
        if (role == NodeRole.Api && options.RabbitMq is null)
        {
            // Without a broker, workers find what is queued in the database by themselves.
            return services;
        }

        services.AddHostedService<UnfinishedClaims>();
        services.AddMassTransit(transport =>
        {
            transport.AddConsumer<MessageDueConsumer>();
            if (options.RabbitMq is { } broker)
            {
                transport.UsingRabbitMq(
                    (context, bus) =>
                    {
                        bus.Host(broker);
                        if (role != NodeRole.Api)
                        {
                            Consume(bus, context, options);
                        }
                    }
                );
            }
            else
            {
                transport.UsingInMemory((context, bus) => Consume(bus, context, options));
            }
        });
        services.AddHostedService<OutboxRelay>();
        return services;
    }

    /// <summary>Each lane has its queue, and its places in each process.</summary>
    public static string QueueOf(string lane) => QueuePrefix + lane;

    private static void Consume(
        IReceiveConfigurator<IReceiveEndpointConfigurator> bus,
        IRegistrationContext context,
        MessagingOptions options
    )
    {
        var types = context.GetRequiredService<MessageTypes>();
        foreach (var lane in types.Lanes)
        {
            bus.ReceiveEndpoint(
                QueueOf(lane),
                endpoint =>
                {
                    Consume(endpoint, context, options);
                    if (types.IsLongLane(lane))
                    {
                        // What waits behind hours of work here would wait in vain while another process has a place.
                        endpoint.PrefetchCount = options.Concurrency;
                    }
                }
            );
        }
    }

    private static void Consume(
        IReceiveEndpointConfigurator endpoint,
        IRegistrationContext context,
        MessagingOptions options
    )
    {
        // What is due is sent to its lane, not published to all of them.
        endpoint.ConfigureConsumeTopology = false;
        endpoint.ConcurrentMessageLimit = options.Concurrency;
        endpoint.PrefetchCount = options.Concurrency * 2;
        // The row is the truth: a message that failed in transport's eyes comes again from there, not from an error queue.
        endpoint.DiscardFaultedMessages();
        endpoint.DiscardSkippedMessages();
        endpoint.PublishFaults = false;
        endpoint.ConfigureConsumer<MessageDueConsumer>(context);
    }
}
