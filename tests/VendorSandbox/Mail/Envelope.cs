namespace StreamHub.VendorSandbox.Mail;

/// <param name="Data">One character a byte (Latin-1), since its parts may be in different charsets.</param>
internal sealed record Envelope(string From, IReadOnlyList<string> Recipients, string Data);
