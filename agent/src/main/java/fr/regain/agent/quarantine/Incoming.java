package fr.regain.agent.quarantine;

import fr.regain.agent.host.file.FileFacts;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import fr.regain.agent.host.file.OpenDirectory;

/**
 * A file on its way into the quarantine.
 *
 * @param rule the id of the rule that takes it
 * @param from its directory, open
 * @param directory the path of that directory
 * @param name its name there
 * @param facts what it must be
 */
public record Incoming(
    String rule, OpenDirectory from, FilePath directory, FileName name, FileFacts facts) {}
