package fr.regain.agent.host.file;

/**
 * One line of a directory.
 *
 * @param name the name, never {@code .} or {@code ..}
 * @param kind what it was when the directory was read; {@link FileKind#UNKNOWN} where the directory
 *     does not say
 */
public record DirectoryEntry(FileName name, FileKind kind) {}
