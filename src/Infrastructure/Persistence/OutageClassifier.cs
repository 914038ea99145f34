using StreamHub.Application.Ports;

namespace StreamHub.Infrastructure.Persistence;

internal sealed class OutageClassifier(IDatabaseDialect dialect) : IOutageClassifier
{
    public bool IsOutage(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (dialect.IsOutage(cause))
            {
                return true;
            }
        }

        return false;
    }
}
