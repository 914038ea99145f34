using FluentValidation;
using MediatR;
using Shouldly;
using StreamHub.Application.Common.Behaviours;
using StreamHub.Application.Common.Validation;
using StreamHub.Domain.Common;
using Xunit;

namespace StreamHub.UnitTests.Application.Behaviours;

public class ValidationBehaviourTests
{
    private int _handled;

    [Fact]
    public async Task A_request_without_validators_is_handled()
    {
        var result = await Send(new Order("", 0, new Address("")));

        result.Value.ShouldBe("handled");
        _handled.ShouldBe(1);
    }

    [Fact]
    public async Task A_good_request_is_handled()
    {
        var result = await Send(new Order("Tea", 1, new Address("Lisbon")), new OrderValidator());

        result.Value.ShouldBe("handled");
        _handled.ShouldBe(1);
    }

    [Fact]
    public async Task A_bad_request_does_not_reach_its_handler()
    {
        var result = await Send(new Order("Tea", 0, new Address("Lisbon")), new OrderValidator());

        result.Error!.Code.ShouldBe("validation_failed");
        result.Error.Kind.ShouldBe(ErrorKind.Invalid);
        _handled.ShouldBe(0);
    }

    [Fact]
    public async Task Every_wrong_member_is_named_as_JSON_calls_it()
    {
        var result = await Send(new Order("", 0, new Address("")), new OrderValidator());

        ErrorsOf(result).Keys.ShouldBe(["productName", "count", "shipTo.city"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_member_with_two_faults_has_two_messages()
    {
        var result = await Send(new Order("", 1, new Address("Lisbon")), new OrderValidator());

        ErrorsOf(result)["productName"].ShouldBe(["Give a name.", "At least three letters."]);
    }

    [Fact]
    public async Task Each_validator_is_asked()
    {
        var result = await Send(
            new Order("Tea", 13, new Address("Lisbon")),
            new OrderValidator(),
            new SuperstitiousValidator()
        );

        ErrorsOf(result)["count"].ShouldBe(["Not thirteen."]);
        _handled.ShouldBe(0);
    }

    private static IReadOnlyDictionary<string, string[]> ErrorsOf(Result<string> result) =>
        result.Error!.Details["errors"].ShouldBeAssignableTo<IReadOnlyDictionary<string, string[]>>()!;

    private Task<Result<string>> Send(Order order, params IValidator<Order>[] validators) =>
        new ValidationBehaviour<Order, Result<string>>(validators).Handle(
            order,
            CancellationToken.None,
            () =>
            {
                _handled++;
                return Task.FromResult(Result.Success("handled"));
            }
        );

    private sealed record Address(string City);

    private sealed record Order(string ProductName, int Count, Address ShipTo) : IRequest<Result<string>>;

    private sealed class OrderValidator : AbstractValidator<Order>
    {
        public OrderValidator()
        {
            RuleFor(order => order.ProductName)
                .NotEmpty()
                .WithMessage("Give a name.")
                .MinimumLength(3)
                .WithMessage("At least three letters.");
            RuleFor(order => order.Count).GreaterThan(0);
            RuleFor(order => order.ShipTo.City).NotEmpty();
        }
    }

    private sealed class SuperstitiousValidator : AbstractValidator<Order>
    {
        public SuperstitiousValidator() => RuleFor(order => order.Count).NotEqual(13).WithMessage("Not thirteen.");
    }
}
