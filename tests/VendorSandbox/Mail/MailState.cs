namespace StreamHub.VendorSandbox.Mail;

public sealed class MailState
{
    public List<ReceivedMail> Messages { get; init; } = [];
}

/// <param name="To">The recipients of the envelope, which is where the mail really went.</param>
public sealed record ReceivedMail(
    string Id,
    string From,
    IReadOnlyList<string> To,
    string Subject,
    string Text,
    string Html,
    DateTimeOffset ReceivedAt,
    string Raw
);
