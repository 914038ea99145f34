namespace StreamHub.Application.Ports;

public interface IPasswordHasher
{
    string Hash(string password);

    /// <param name="hash">
    /// The stored hash; <c>null</c> for an unknown account, empty for one without a password: they never match, and cost
    /// as much time.
    /// </param>
    bool Verify(string? hash, string password);

    /// <summary>Whether the hash was made with another effort than today's.</summary>
    bool IsOutdated(string hash);
}
