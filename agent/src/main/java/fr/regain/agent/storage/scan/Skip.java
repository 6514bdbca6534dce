package fr.regain.agent.storage.scan;

import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.Reason;

/**
 * What a scan left out for one reason.
 *
 * @param reason why
 * @param count how often
 * @param exampleFolder one folder in which, or which itself, was left out. Never leaves the device
 */
public record Skip(Reason reason, long count, FilePath exampleFolder) {}
