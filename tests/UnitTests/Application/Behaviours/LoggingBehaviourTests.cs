using MediatR;
using Microsoft.Extensions.Logging;
using Shouldly;
using StreamHub.Application.Common.Behaviours;
using StreamHub.Domain.Common;
using Xunit;

namespace StreamHub.UnitTests.Application.Behaviours;

public class LoggingBehaviourTests
{
    private const string Secret = "correct horse battery staple";

    private readonly Recorder _log = new();

    [Fact]
    public async Task A_success_is_one_line_with_the_requests_name()
    {
        await Send(Result.Success(Secret));

        _log.Lines.ShouldHaveSingleItem().ShouldStartWith($"{nameof(Confide)} succeeded in ");
    }

    [Fact]
    public async Task A_refusal_is_one_line_with_the_errors_code()
    {
        await Send(Error.Invalid("too_loud", $"Not so loud: {Secret}"));

        _log.Lines.ShouldHaveSingleItem().ShouldStartWith($"{nameof(Confide)} was refused with too_loud in ");
    }

    [Fact]
    public async Task What_is_in_requests_answers_and_messages_is_never_logged()
    {
        await Send(Result.Success(Secret));
        await Send(Error.Invalid("too_loud", Secret));

        _log.Everything.ShouldNotBeEmpty();
        _log.Everything.ShouldAllBe(value => !value.Contains(Secret));
    }

    [Fact]
    public async Task The_answer_passes_unchanged()
    {
        var answer = Result.Success("yes");

        (await Send(answer)).ShouldBeSameAs(answer);
    }

    private Task<Result<string>> Send(Result<string> answer) =>
        new LoggingBehaviour<Confide, Result<string>>(_log).Handle(
            new Confide(Secret),
            CancellationToken.None,
            () => Task.FromResult(answer)
        );

    private sealed record Confide(string Password) : IRequest<Result<string>>;

    private sealed class Recorder : ILogger<LoggingBehaviour<Confide, Result<string>>>
    {
        public List<string> Lines { get; } = [];

        /// <summary>The lines, and every value that a structured log would keep besides.</summary>
        public List<string> Everything { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            Lines.Add(formatter(state, exception));
            Everything.Add(Lines[^1]);
            foreach (var (_, value) in (IEnumerable<KeyValuePair<string, object?>>)state!)
            {
                Everything.Add($"{value}");
            }
        }
    }
}
