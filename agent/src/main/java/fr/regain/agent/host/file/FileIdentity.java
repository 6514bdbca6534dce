package fr.regain.agent.host.file;

/**
 * Which file this is, whatever its name: two names with equal identities are one file.
 *
 * @param volume the volume: device number on Linux, volume serial number on Windows
 * @param high the high 64 bits of the file's number; zero but for ReFS
 * @param low the low 64 bits of the file's number: inode on Linux, file id on Windows
 */
public record FileIdentity(long volume, long high, long low) {}
