using System.Data.Common;
using System.Net.Sockets;
using Npgsql;
using Shouldly;
using StreamHub.Infrastructure.Persistence;
using StreamHub.Infrastructure.Persistence.PostgreSql;
using StreamHub.Infrastructure.Persistence.SqlServer;
using Xunit;

namespace StreamHub.UnitTests.Infrastructure.Persistence;

public class DialectTests
{
    private readonly PostgreSqlDialect _postgreSql = new();
    private readonly SqlServerDialect _sqlServer = new();

    [Fact]
    public void PostgreSQL_names_the_index_that_was_violated()
    {
        _postgreSql
            .IsUniqueViolation(Answered("23505", "ux_users_normalized_email"), out var constraint)
            .ShouldBeTrue();

        constraint.ShouldBe("ux_users_normalized_email");
    }

    [Theory]
    [InlineData("23503")] // foreign key
    [InlineData("23514")] // check
    [InlineData("40001")] // serialization
    public void Other_violations_of_PostgreSQL_are_not_of_uniqueness(string state) =>
        _postgreSql.IsUniqueViolation(Answered(state, "fk_videos"), out _).ShouldBeFalse();

    [Fact]
    public void A_broken_connection_violates_nothing()
    {
        _postgreSql.IsUniqueViolation(new NpgsqlException("broken"), out var constraint).ShouldBeFalse();
        constraint.ShouldBeNull();
        _sqlServer.IsUniqueViolation(new ForeignException(), out constraint).ShouldBeFalse();
        constraint.ShouldBeNull();
    }

    [Theory]
    [InlineData("57P01", true)] // shutting down
    [InlineData("57P03", true)] // starting up
    [InlineData("53300", true)] // too many connections
    [InlineData("08006", true)] // connection failure
    [InlineData("23505", false)]
    [InlineData("42P01", false)] // no such table: a bug
    [InlineData("22P02", false)]
    public void PostgreSQL_tells_being_away_from_being_asked_wrongly(string state, bool away) =>
        _postgreSql.IsOutage(Answered(state, constraint: null)).ShouldBe(away);

    [Fact]
    public void A_server_that_does_not_answer_is_away()
    {
        _postgreSql.IsOutage(new NpgsqlException("The connection is broken.")).ShouldBeTrue();
        _postgreSql.IsOutage(new SocketException()).ShouldBeTrue();
        _postgreSql.IsOutage(new TimeoutException()).ShouldBeTrue();
        _sqlServer.IsOutage(new TimeoutException()).ShouldBeTrue();
    }

    [Fact]
    public void A_bug_is_no_outage()
    {
        _postgreSql.IsOutage(new InvalidOperationException()).ShouldBeFalse();
        _sqlServer.IsOutage(new InvalidOperationException()).ShouldBeFalse();
    }

    [Fact]
    public void An_outage_is_found_below_other_exceptions()
    {
        var outages = new OutageClassifier(_postgreSql);
        var wrapped = new InvalidOperationException("failed", new IOException("failed", new SocketException()));

        outages.IsOutage(wrapped).ShouldBeTrue();
        outages.IsOutage(new InvalidOperationException("failed", new FormatException())).ShouldBeFalse();
    }

    [Theory]
    [InlineData(
        "Cannot insert duplicate key row in object 'dbo.users' with unique index 'ux_users_normalized_email'. The duplicate key value is (ann@example.org).",
        "ux_users_normalized_email"
    )]
    [InlineData(
        "Violation of UNIQUE KEY constraint 'ak_plans_code'. Cannot insert duplicate key in object 'dbo.plans'. The duplicate key value is (pro).",
        "ak_plans_code"
    )]
    [InlineData(
        "Violation of PRIMARY KEY constraint 'pk_refresh_tokens'. Cannot insert duplicate key in object 'dbo.refresh_tokens'. The duplicate key value is (x unique index 'evil').",
        "pk_refresh_tokens"
    )]
    [InlineData("Etwas ist doppelt.", null)]
    public void SQL_Server_names_the_index_in_its_message(string message, string? constraint) =>
        SqlServerDialect.ConstraintIn(message).ShouldBe(constraint);

    private static PostgresException Answered(string state, string? constraint) =>
        new("It failed.", "ERROR", "ERROR", state, constraintName: constraint);

    private sealed class ForeignException : DbException;
}
