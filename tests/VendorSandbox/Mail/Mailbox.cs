using StreamHub.VendorSandbox.Hosting;
using StreamHub.VendorSandbox.State;

namespace StreamHub.VendorSandbox.Mail;

public sealed class Mailbox(SandboxStore store, TimeProvider clock)
{
    private const int Kept = 1000;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ReceivedMail> Messages => For(to: null);

    /// <summary>Newest first; without an address, everybody's.</summary>
    public IReadOnlyList<ReceivedMail> For(string? to) =>
        store.Read(state => state.Mail.Messages.Where(mail => to is null || IsTo(mail, to)).Reverse().ToList());

    public ReceivedMail? Find(string id) => store.Read(state => state.Mail.Messages.Find(mail => mail.Id == id));

    public void Clear() => store.Change(state => state.Mail.Messages.Clear());

    /// <summary>The newest mail to the address, as soon as there is one.</summary>
    public async Task<ReceivedMail> WaitForAsync(
        string to,
        TimeSpan timeout,
        Predicate<ReceivedMail>? condition = null,
        CancellationToken cancellation = default
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        try
        {
            while (true)
            {
                if (For(to).FirstOrDefault(mail => condition?.Invoke(mail) ?? true) is { } mail)
                {
                    return mail;
                }

                await Task.Delay(PollInterval, limit.Token);
            }
        }
        catch (OperationCanceledException expired) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"No such mail to {to} within {timeout}; {Messages.Count} mails came in all.",
                expired
            );
        }
    }

    internal void Deliver(Envelope envelope)
    {
        var content = MimePart.Parse(envelope.Data);
        var mail = new ReceivedMail(
            Identifiers.Hex(),
            content.Header("From") is { Length: > 0 } from ? from : envelope.From,
            envelope.Recipients,
            content.Header("Subject"),
            content.FirstText("text/plain"),
            content.FirstText("text/html"),
            clock.GetUtcNow(),
            envelope.Data
        );
        store.Change(state =>
        {
            state.Mail.Messages.Add(mail);
            if (state.Mail.Messages.Count > Kept)
            {
                state.Mail.Messages.RemoveAt(0);
            }
        });
    }

    private static bool IsTo(ReceivedMail mail, string address) =>
        mail.To.Contains(address, StringComparer.OrdinalIgnoreCase);
}
