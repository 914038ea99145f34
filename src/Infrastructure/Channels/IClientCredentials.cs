namespace StreamHub.Infrastructure.Channels;

/// <summary>As what a platform knows this server.</summary>
internal interface IClientCredentials
{
    string? ClientId { get; }

    string? ClientSecret { get; }
}
