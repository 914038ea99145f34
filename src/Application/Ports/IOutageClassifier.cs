namespace StreamHub.Application.Ports;

public interface IOutageClassifier
{
    /// <summary>The database is away, and the same request may work when it is back.</summary>
    bool IsOutage(Exception exception);
}
