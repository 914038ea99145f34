using Shouldly;
using StreamHub.IntegrationTests.Harness;
using Xunit;

namespace StreamHub.IntegrationTests.Features.Library;

public sealed class CategoryTests(StreamHubServer server) : IClassFixture<StreamHubServer>
{
    private const string Categories = LibrarySteps.Categories;

    [Fact]
    public async Task There_are_two_levels_and_a_name_once_at_each_place()
    {
        var owner = await server.RegisterAsync();
        var series = await owner.CreateCategoryAsync("Series");
        var drama = await owner.CreateCategoryAsync("Drama", series);
        await owner.CreateCategoryAsync("Drama");

        (await CreateAsync(owner, "SERIES")).ShouldBeProblem(409, "category_name_taken");
        (await CreateAsync(owner, "drama", series)).ShouldBeProblem(409, "category_name_taken");
        (await CreateAsync(owner, "Deeper", drama)).ShouldBeProblem(409, "category_too_deep");
        (await CreateAsync(owner, "Lost", Guid.NewGuid())).ShouldBeProblem(404, "category_not_found");
        (await (await server.RegisterAsync()).Api.PostAsync(Categories, new { name = "Series" })).ShouldBe(201);
        (await owner.Api.GetAsync(Categories)).At("items").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task Of_two_who_take_a_name_at_once_one_gets_it()
    {
        var owner = await server.RegisterAsync();

        var answers = await Task.WhenAll(CreateAsync(owner, "Series"), CreateAsync(owner, "series"));

        answers.Select(answer => answer.Status).ShouldBe([201, 409], ignoreOrder: true);
    }

    [Fact]
    public async Task What_something_belongs_to_is_not_deleted()
    {
        var owner = await server.RegisterAsync();
        var upper = await owner.CreateCategoryAsync();
        var lower = await owner.CreateCategoryAsync(parentId: upper);
        var video = VideoSteps.PathOf((await owner.BeginUploadAsync()).VideoId);
        (await owner.Api.PatchAsync(video, new { categoryId = lower })).ShouldBe(200).Id("categoryId").ShouldBe(lower);

        (await owner.Api.DeleteAsync($"{Categories}/{upper}")).ShouldBeProblem(409, "category_in_use");
        (await owner.Api.DeleteAsync($"{Categories}/{lower}")).ShouldBeProblem(409, "category_in_use");

        (await owner.ClearAsync(video, "categoryId")).ShouldBe(200);
        (await owner.Api.DeleteAsync($"{Categories}/{lower}")).ShouldBe(204);
        (await owner.Api.DeleteAsync($"{Categories}/{upper}")).ShouldBe(204);
    }

    [Fact]
    public async Task A_category_that_is_deleted_while_something_is_put_into_it_stays_or_takes_nothing()
    {
        for (var round = 0; round < 10; round++)
        {
            var owner = await server.RegisterAsync();
            var category = await owner.CreateCategoryAsync();

            var answers = await Task.WhenAll(
                owner.Api.DeleteAsync($"{Categories}/{category}"),
                CreateAsync(owner, "Within", category)
            );

            $"{answers[0].Status} {answers[1].Status}".ShouldBeOneOf("204 404", "409 201");
        }
    }

    [Fact]
    public async Task Another_tenants_category_is_none()
    {
        var owner = await server.RegisterAsync();
        var foreign = await (await server.RegisterAsync()).CreateCategoryAsync();
        var video = VideoSteps.PathOf((await owner.BeginUploadAsync()).VideoId);

        (await owner.Api.PatchAsync(video, new { categoryId = foreign })).ShouldBeProblem(404, "category_not_found");
        (await CreateAsync(owner, "Within", foreign)).ShouldBeProblem(404, "category_not_found");
    }

    private static Task<ApiAnswer> CreateAsync(User owner, string name, Guid? parentId = null) =>
        owner.Api.PostAsync(Categories, new { name, parentId });
}
