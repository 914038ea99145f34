using StreamHub.Application;
using StreamHub.Application.Ports;
using StreamHub.Infrastructure;
using StreamHub.WebApi.Authentication;
using StreamHub.WebApi.Errors;
using StreamHub.WebApi.Events;
using StreamHub.WebApi.Feeds;
using StreamHub.WebApi.Hosting;
using StreamHub.WebApi.Idempotency;
using StreamHub.WebApi.Json;
using StreamHub.WebApi.Modules;
using StreamHub.WebApi.OpenApi;
using StreamHub.WebApi.RateLimiting;

var builder = WebApplication.CreateBuilder(args);
builder.AddDevelopmentSecrets();
builder.AddStructuredLogs();
builder.ConfigureServer();
builder.Services.AddApplication();
builder.Services.AddInfrastructure(builder.Configuration);
builder.Services.AddProblemDocuments();
builder.Services.AddStrictJson();
builder.Services.AddKnownProxies(builder.Configuration);
builder.Services.AddConfiguredCors(builder.Configuration);
builder.Services.AddAccessControl();
builder.Services.AddRateLimits(builder.Configuration);
builder.Services.AddApiDocument();
builder.Services.AddEventConnections();
builder.Services.AddSingleton<FeedWriter>().AddSingleton<FeedDocuments>();

var app = builder.Build();
var database = app.LookAtDatabase(args);
app.UseKnownProxies();
if (!app.Environment.IsDevelopment())
{
    app.UseHsts();
}

app.UseMiddleware<RequestSpan>();
app.UseSecurityHeaders();
app.UseProblemDocuments();
app.UseMiddleware<RequestGuard>();
app.UseMiddleware<OriginMiddleware>();
app.UseStaticFiles();
app.UseRouting();
app.UseCors();
app.UseAuthentication();
app.UseMiddleware<RateLimitMiddleware>();
app.UseAuthorization();
app.UseMiddleware<IdempotencyMiddleware>();
var role = app.Configuration.GetValue("Role", NodeRole.All);
app.MapModules(role);
if (role != NodeRole.Worker)
{
    app.MapSeedAliases();
    app.MapEventsHub();
}

app.MapApiDocument();
app.RequireAccessRules();
return await app.RunOrMigrateAsync(args, database);
