using System.Text;

namespace StreamHub.VendorSandbox.Mail;

/// <summary>One client's conversation, RFC 5321 without TLS; any credentials are taken.</summary>
internal sealed class SmtpSession(Stream stream, Action<Envelope> deliver) : IAsyncDisposable
{
    private const int LargestMail = 32 * 1024 * 1024;

    private readonly StreamReader _reader = new(stream, Encoding.Latin1);
    private readonly StreamWriter _writer = new(stream, Encoding.Latin1) { AutoFlush = true, NewLine = "\r\n" };
    private readonly List<string> _recipients = [];
    private string? _sender;

    public async Task RunAsync(CancellationToken cancellation)
    {
        await ReplyAsync("220 sandbox ESMTP");
        while (await _reader.ReadLineAsync(cancellation) is { } line)
        {
            var (verb, argument) = line.Split(' ', 2) is [var first, var rest] ? (first, rest) : (line, "");
            if (verb.Equals("QUIT", StringComparison.OrdinalIgnoreCase))
            {
                await ReplyAsync("221 Bye");
                return;
            }

            await HandleAsync(verb.ToUpperInvariant(), argument, cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _writer.DisposeAsync();
    }

    private static string AddressIn(string argument)
    {
        var (open, close) = (argument.IndexOf('<'), argument.IndexOf('>'));
        return open >= 0 && close > open ? argument[(open + 1)..close] : "";
    }

    private Task HandleAsync(string verb, string argument, CancellationToken cancellation) =>
        verb switch
        {
            "EHLO" => GreetAsync(),
            "HELO" => ReplyAsync("250 sandbox"),
            "AUTH" => AuthenticateAsync(argument, cancellation),
            "MAIL" => BeginAsync(argument),
            "RCPT" => AddRecipientAsync(argument),
            "DATA" => ReceiveAsync(cancellation),
            "RSET" => ResetAsync(),
            "NOOP" => ReplyAsync("250 OK"),
            "VRFY" => ReplyAsync("252 Cannot verify"),
            _ => ReplyAsync("502 Command not implemented"),
        };

    private async Task GreetAsync()
    {
        await ReplyAsync("250-sandbox");
        await ReplyAsync($"250-SIZE {LargestMail}");
        await ReplyAsync("250-8BITMIME");
        await ReplyAsync("250-SMTPUTF8");
        await ReplyAsync("250 AUTH PLAIN LOGIN");
    }

    private async Task AuthenticateAsync(string argument, CancellationToken cancellation)
    {
        var words = argument.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] challenges = words switch
        {
            [var plain] when plain.Equals("PLAIN", StringComparison.OrdinalIgnoreCase) => [""],
            [var login] when login.Equals("LOGIN", StringComparison.OrdinalIgnoreCase) =>
            [
                "VXNlcm5hbWU6",
                "UGFzc3dvcmQ6",
            ],
            [var login, _] when login.Equals("LOGIN", StringComparison.OrdinalIgnoreCase) => ["UGFzc3dvcmQ6"],
            _ => [],
        };
        foreach (var challenge in challenges)
        {
            await ReplyAsync($"334 {challenge}");
            await _reader.ReadLineAsync(cancellation);
        }

        await ReplyAsync("235 Authenticated");
    }

    private Task BeginAsync(string argument)
    {
        _recipients.Clear();
        _sender = AddressIn(argument);
        return ReplyAsync("250 OK");
    }

    private Task AddRecipientAsync(string argument)
    {
        if (_sender is null)
        {
            return ReplyAsync("503 MAIL first");
        }

        if (AddressIn(argument) is not { Length: > 0 } address)
        {
            return ReplyAsync("501 No address");
        }

        _recipients.Add(address);
        return ReplyAsync("250 OK");
    }

    private async Task ReceiveAsync(CancellationToken cancellation)
    {
        if (_sender is not { } sender || _recipients.Count == 0)
        {
            await ReplyAsync("503 RCPT first");
            return;
        }

        await ReplyAsync("354 End with a dot");
        var data = new StringBuilder();
        while (await _reader.ReadLineAsync(cancellation) is { } line)
        {
            if (line == ".")
            {
                await AcceptAsync(sender, data);
                return;
            }

            if (data.Length <= LargestMail)
            {
                data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            }
        }
    }

    private async Task AcceptAsync(string sender, StringBuilder data)
    {
        if (data.Length > LargestMail)
        {
            await ReplyAsync("552 Too large");
            return;
        }

        deliver(new Envelope(sender, [.. _recipients], data.ToString()));
        _sender = null;
        await ReplyAsync("250 Kept");
    }

    private Task ResetAsync()
    {
        _sender = null;
        _recipients.Clear();
        return ReplyAsync("250 OK");
    }

    private Task ReplyAsync(string line) => _writer.WriteLineAsync(line);
}
