namespace StreamHub.Application.Ports;

public sealed record EmailMessage(string To, string Subject, string Text, string Html);

public interface IEmailSender
{
    /// <summary>Hands the mail to the mail server.</summary>
    /// <exception cref="IOException">The server is away or refused it; sending again is safe.</exception>
    Task SendAsync(EmailMessage message, CancellationToken cancellationToken);
}
