package fr.regain.console.deployment;

/**
 * A file that is handed out.
 *
 * @param name without directory
 * @param bytes its size
 * @param sha256 lower-case hexadecimal, computed from the file itself
 */
public record PackageFile(String name, long bytes, String sha256) {}
