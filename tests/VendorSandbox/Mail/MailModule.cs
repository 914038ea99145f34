using System.Globalization;
using StreamHub.VendorSandbox.Hosting;

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
        Html.Page("Mailbox", $"<ul>{string.Concat(mailbox.Messages.Select(Line))}</ul>");

    private static string Line(ReceivedMail mail) =>
        $"""
            <li><a href="/mailbox/{mail.Id}">{Html.Encode(mail.Subject)}</a> to {Html.Encode(
                string.Join(", ", mail.To)
            )},
            {mail.ReceivedAt.ToString("u", CultureInfo.InvariantCulture)}</li>
            """;

    /// <summary>The HTML of a mail is foreign: it is shown in a frame that may run nothing.</summary>
    private static IResult Show(string id, Mailbox mailbox) =>
        mailbox.Find(id) is { } mail
            ? Html.Page(
                mail.Subject,
                $"""
                <p>From {Html.Encode(mail.From)} to {Html.Encode(string.Join(", ", mail.To))}</p>
                <pre>{Html.Encode(mail.Text)}</pre>
                <iframe sandbox="allow-popups allow-top-navigation-by-user-activation" width="100%" height="600" srcdoc="{Html.Encode(
                    mail.Html
                )}"></iframe>
                """
            )
            : Results.NotFound();
}
