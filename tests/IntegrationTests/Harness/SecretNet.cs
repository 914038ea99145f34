using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using Npgsql;
using StreamHub.VendorSandbox.Mail;

namespace StreamHub.IntegrationTests.Harness;

/// <summary>
/// Knows every secret that a run of tests made and every line that its servers logged, and finds the one in the other at
/// its end: a secret may well be logged before anybody tells that it is one.
/// </summary>
public sealed class SecretNet
{
    /// <summary>What is shorter, or has fewer letters, occurs in logs by chance, and is no secret to begin with.</summary>
    private const int ShortestSecret = 12;

    private const int FewestLetters = 5;

    private const int MostProblems = 20;

    private static readonly string[] SecretSettings = ["Secret", "SecretKey", "Password", "Token"];

    private readonly ConcurrentDictionary<string, string> _secrets = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<Microphone> _servers = new();

    public static SecretNet OfThisRun { get; } = new();

    /// <summary>Whatever the server says is looked through; one that says nothing counts as one that nobody heard.</summary>
    public Microphone Listen(string server)
    {
        var microphone = new Microphone(server, _lines.Enqueue);
        _servers.Enqueue(microphone);
        return microphone;
    }

    public void Protect(string name, string? secret)
    {
        if (secret is { Length: >= ShortestSecret } && secret.Distinct().Count() >= FewestLetters)
        {
            _secrets.TryAdd(secret, name);
        }
    }

    public void ProtectSettings(IEnumerable<KeyValuePair<string, string>> settings)
    {
        foreach (var (name, value) in settings)
        {
            if (SecretSettings.Any(end => name.EndsWith(end, StringComparison.Ordinal)) || name.Contains(":Keys:"))
            {
                Protect(name, value);
            }
            else if (name == "STREAMHUB_DATABASE" && value.Contains("Password=", StringComparison.OrdinalIgnoreCase))
            {
                Protect("the database's password", new NpgsqlConnectionStringBuilder(value).Password);
            }
        }
    }

    /// <summary>Mailed tokens are secret whether or not a test ever used them.</summary>
    public void ProtectMails(Mailbox mailbox)
    {
        foreach (var mail in mailbox.Messages.Where(mail => mail.Text.Contains(AuthCalls.LinkStart)))
        {
            Protect("a mailed token", AuthCalls.TokenIn(mail));
        }
    }

    /// <summary>Each secret that was told, and each sign that this could not have been noticed.</summary>
    public IReadOnlyList<string> Problems()
    {
        if (_servers.IsEmpty)
        {
            return [];
        }

        var silent = _servers
            .Where(server => server.HeardNothing)
            .Select(server => $"Nothing was heard of {server.Server}.");
        return _secrets.IsEmpty
            ? [.. silent, "Servers ran, and no secret is known."]
            : [.. silent.Concat(Told()).Take(MostProblems)];
    }

    private IEnumerable<string> Told()
    {
        var forms = _secrets
            .SelectMany(secret => FormsOf(secret.Key).Select(form => (Form: form, Name: secret.Value)))
            .DistinctBy(secret => secret.Form, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(secret => secret.Form, secret => secret.Name, StringComparer.OrdinalIgnoreCase);
        var any = SearchValues.Create([.. forms.Keys], StringComparison.OrdinalIgnoreCase);
        return from line in _lines
            where line.AsSpan().ContainsAny(any)
            let told = forms.First(form => line.Contains(form.Key, StringComparison.OrdinalIgnoreCase))
            select $"A log tells {told.Value} ({told.Key}): {line}";
    }

    /// <summary>As it is, and as it stands in JSON and in an address.</summary>
    private static IEnumerable<string> FormsOf(string secret) =>
        [secret, JsonEncodedText.Encode(secret).ToString(), Uri.EscapeDataString(secret)];
}
