using System.Globalization;
using System.Net.Mime;
using System.Text.Encodings.Web;

namespace StreamHub.VendorSandbox.Mail;

internal static class MailModule
{
    public static void AddMail(this IServiceCollection services)
    {
        services.AddSingleton<Mailbox>();
        services.AddSingleton<SmtpServer>();
        services.AddHostedService(provider => provider.GetRequiredService<SmtpServer>());
    }

    public static void MapMail(this WebApplication app)
    {
        app.MapGet("/mailbox", ShowAll);
        app.MapGet("/mailbox/{id}", Show);
        app.MapGet("/mailbox/api/messages", (string? to, Mailbox mailbox) => mailbox.For(to).Select(Summary));
        app.MapDelete(
            "/mailbox/api/messages",
            (Mailbox mailbox) =>
            {
                mailbox.Clear();
                return Results.NoContent();
            }
        );
    }

    private static object Summary(ReceivedMail mail) =>
        new
        {
            mail.Id,
            mail.From,
            mail.To,
            mail.Subject,
            mail.Text,
            mail.Html,
            mail.ReceivedAt,
        };

    private static IResult ShowAll(Mailbox mailbox) =>
        Page("Mailbox", $"<ul>{string.Concat(mailbox.Messages.Select(Line))}</ul>");

    private static string Line(ReceivedMail mail) =>
        $"""
            <li><a href="/mailbox/{mail.Id}">{Encode(mail.Subject)}</a> to {Encode(string.Join(", ", mail.To))},
            {mail.ReceivedAt.ToString("u", CultureInfo.InvariantCulture)}</li>
            """;

    /// <summary>The HTML of a mail is foreign: it is shown in a frame that may run nothing.</summary>
    private static IResult Show(string id, Mailbox mailbox) =>
        mailbox.Find(id) is { } mail
            ? Page(
                mail.Subject,
                $"""
                <p>From {Encode(mail.From)} to {Encode(string.Join(", ", mail.To))}</p>
                <pre>{Encode(mail.Text)}</pre>
                <iframe sandbox="allow-popups allow-top-navigation-by-user-activation" width="100%" height="600" srcdoc="{Encode(
                    mail.Html
                )}"></iframe>
                """
            )
            : Results.NotFound();

    private static IResult Page(string title, string body) =>
        Results.Text(
            $"<!doctype html><meta charset=utf-8><title>{Encode(title)}</title><h1>{Encode(title)}</h1>{body}",
            MediaTypeNames.Text.Html
        );

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
