using System.Reflection;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Common.Behaviours;
using StreamHub.Application.Common.Messaging;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Features.Auth;
using StreamHub.Application.Features.Billing;
using StreamHub.Application.Features.Channels;
using StreamHub.Application.Features.Episodes;
using StreamHub.Application.Features.Events;
using StreamHub.Application.Features.Feeds;
using StreamHub.Application.Features.Files;
using StreamHub.Application.Features.Identities;
using StreamHub.Application.Features.Organizations;
using StreamHub.Application.Features.Playback;
using StreamHub.Application.Features.Publishing;
using StreamHub.Application.Features.SecondStep;
using StreamHub.Application.Features.Usage;
using StreamHub.Application.Features.VideoAccounts;
using StreamHub.Application.Features.Videos;
using StreamHub.Application.Features.Watermarks;
using StreamHub.Application.Features.WebhookEndpoints;
using StreamHub.Application.Features.Webhooks;
using StreamHub.Application.Ports;

namespace StreamHub.Application;

public static class DependencyInjection
{
    private static readonly Assembly Here = typeof(DependencyInjection).Assembly;

    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddScoped<CallerContext>();
        services.AddScoped<ICallerContext>(provider => provider.GetRequiredService<CallerContext>());
        services.AddScoped<OriginContext>();
        services.AddScoped<IOriginContext>(provider => provider.GetRequiredService<OriginContext>());
        services.AddScoped<SecurityLog>();
        services.AddPipeline();
        services.AddHandlers();
        services.AddValidators();

        services.AddScoped<LoginStarter>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<StaffAppointments>();
        services.AddScoped<ExternalAccounts>();
        services.AddScoped<TwoFactorVault>();
        services.AddScoped<TwoFactorCheck>();
        services.AddScoped<LogInChallenger>();
        services.AddScoped<CurrentPlan>();
        services.AddScoped<CurrentUsage>();
        services.AddScoped<LimitRefusal>();
        services.AddScoped<UsageMeter>();
        services.AddUsageReads<UploadsUsed>();
        services.AddUsageReads<StorageUsed>();
        services.AddUsageReads<MemberPlaces>();
        services.AddUsageReads<ChannelPlaces>();
        services.AddScoped<ChannelVault>();
        services.AddScoped<ChannelKeeper>();
        services.AddScoped<ChannelNotices>();
        services.AddScoped<ChannelRefresher>();
        services.AddSingleton<FileAddresses>();
        services.AddScoped<FileLinks>();
        services.AddScoped<IAssetSource, AssetSource>();
        services.AddScoped<ChannelAccess>();
        services.AddScoped<PublishingVault>();
        services.AddScoped<PublishingQueue>();
        services.AddScoped<PublishingClaims>();
        services.AddScoped<PublishingFiles>();
        services.AddScoped<PublishingOrders>();
        services.AddScoped<PublishingRun>();
        services.AddScoped<BillingNotices>();
        services.AddScoped<SubscriptionRefresh>();
        services.AddScoped<CustomerRefresh>();
        services.AddScoped<ReversalRefresh>();
        services.AddScoped<TrialEligibility>();
        services.AddScoped<BillingCustomers>();
        services.AddScoped<OpenCheckouts>();
        services.AddScoped<SubscriptionInHand>();
        services.AddScoped<ChangeTarget>();
        services.AddScoped<EntitlementCheck>();
        services.AddScoped<EntitledVideos>();
        services.AddScoped<ConcurrentStreams>();
        services.AddSingleton<EventFeed>();
        services.AddScoped<WebhookSecrets>();
        services.AddScoped<FeedChanges>();
        services.AddScoped<SubscriberAccess>();
        services.AddScoped<EpisodeMedia>();
        services.AddScoped<EpisodeInHand>();
        services.AddScoped<InvitedPerson>();
        services.AddScoped<IOrganizationDeletionCheck, SubscriptionDeletionCheck>();
        services.AddScoped<IOrganizationDeletionCheck, OpenCheckoutDeletionCheck>();
        services.AddScoped<VideoRefresh>();
        services.AddScoped<AccountConnector>();
        services.AddScoped<HostedVideos>();
        services.AddScoped<StorageCheck>();
        services.AddScoped<WatermarkMaker>();
        services.AddScoped<IWebhookEventHandler, CloudflareNotifications>();
        services.AddScoped<IWebhookEventHandler, MuxNotifications>();
        services.AddScoped<IWebhookEventHandler, PaymentNotifications>();
        services.AddScoped<IWebhookEventHandler, IdentityNotifications>();
        return services;
    }

    private static void AddUsageReads<T>(this IServiceCollection services)
        where T : class, IUsageReads
    {
        services.AddScoped<T>();
        services.AddScoped<IUsageReads>(provider => provider.GetRequiredService<T>());
    }

    // The order is the order of running, outermost first.
    private static void AddPipeline(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped<IDispatcher, MediatorDispatcher>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(LoggingBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(AuthorizationBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TransactionBehaviour<,>));
    }

    private static void AddHandlers(this IServiceCollection services)
    {
        foreach (var handler in Here.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            foreach (var contract in handler.GetInterfaces().Where(IsRequestHandler))
            {
                services.AddScoped(contract, handler);
            }
        }
    }

    private static bool IsRequestHandler(Type contract) =>
        contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>);

    private static void AddValidators(this IServiceCollection services)
    {
        foreach (var found in AssemblyScanner.FindValidatorsInAssembly(Here))
        {
            services.AddSingleton(found.InterfaceType, found.ValidatorType);
        }
    }
}
