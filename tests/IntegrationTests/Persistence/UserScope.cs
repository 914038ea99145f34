using Microsoft.Extensions.DependencyInjection;
using StreamHub.Application.Common.Security;
using StreamHub.Application.Ports;
using StreamHub.Domain.Organizations;
using StreamHub.Domain.Users;
using StreamHub.Infrastructure.Persistence;
using StreamHub.IntegrationTests.Harness;

namespace StreamHub.IntegrationTests.Persistence;

/// <summary>The services of one request that a user made.</summary>
internal sealed class UserScope : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;

    public UserScope(StreamHubServer server, Harness.User user)
    {
        _scope = server.Services.CreateAsyncScope();
        _scope
            .ServiceProvider.GetRequiredService<CallerContext>()
            .Set(
                new UserCaller(user.Id, Guid.NewGuid(), UserRole.Creator, user.OrganizationId, OrganizationRole.Owner)
            );
    }

    public StreamHubDbContext Database => _scope.ServiceProvider.GetRequiredService<StreamHubDbContext>();

    public IUnitOfWork UnitOfWork => _scope.ServiceProvider.GetRequiredService<IUnitOfWork>();

    public T Service<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    public IRepository<T> Repository<T>()
        where T : class => _scope.ServiceProvider.GetRequiredService<IRepository<T>>();

    public ValueTask DisposeAsync() => _scope.DisposeAsync();
}
