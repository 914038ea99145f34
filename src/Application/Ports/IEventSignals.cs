namespace StreamHub.Application.Ports;

/// <summary>Says when it is worth to look into an organization's log again, whichever node wrote to it.</summary>
public interface IEventSignals
{
    /// <summary>Ask before looking: then nothing that comes after the look is slept through.</summary>
    /// <returns>Ends when something may have been added. It may never come; look from time to time all the same.</returns>
    Task NextOf(Guid organizationId);
}
