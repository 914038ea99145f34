using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace StreamHub.Infrastructure.Configuration;

/// <summary>Settings that know what is wrong with them, naming each setting as it is written in configuration.</summary>
public interface ICheckedOptions
{
    static abstract string Section { get; }

    IEnumerable<string> Problems();
}

internal static class ValidatedOptions
{
    /// <summary>Binds the settings; the host does not start while they have a problem.</summary>
    public static IServiceCollection AddChecked<T>(this IServiceCollection services, IConfiguration configuration)
        where T : class, ICheckedOptions
    {
        services.AddOptions<T>().Bind(configuration.GetSection(T.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>, Validator<T>>();
        return services;
    }

    /// <summary>What is wrong, each by the setting's full name.</summary>
    public static List<string> ProblemsOf<T>(T options)
        where T : ICheckedOptions => [.. options.Problems().Select(problem => $"{T.Section}:{problem}")];

    private sealed class Validator<T> : IValidateOptions<T>
        where T : class, ICheckedOptions
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var problems = ProblemsOf(options);
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
