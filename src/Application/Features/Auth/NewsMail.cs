using System.Net;
using StreamHub.Application.Ports;

namespace StreamHub.Application.Features.Auth;

/// <summary>The mail that tells somebody one thing, in a few sentences, and where StreamHub is.</summary>
internal static class NewsMail
{
    public static EmailMessage To(UserProfile user, string subject, string news, Uri link)
    {
        var text = $"""
            Hello {user.DisplayName},

            {news}

            {link}
            """;
        var html = $"""
            <p>Hello {WebUtility.HtmlEncode(user.DisplayName)},</p>
            <p>{WebUtility.HtmlEncode(news)}</p>
            <p><a href="{link}">StreamHub</a></p>
            """;
        return new EmailMessage(user.Email, subject, text, html);
    }
}
