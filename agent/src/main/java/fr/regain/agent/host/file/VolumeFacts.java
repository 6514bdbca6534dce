package fr.regain.agent.host.file;

/**
 * The volume that a directory is on, at one moment. Bytes.
 *
 * @param fileSystem its type as the field names it ("ext4", "NTFS"), or its number in hexadecimal
 * @param local whether the content is on this very machine; false for network file systems, and for
 *     those run by a program (FUSE), of which nothing is known
 * @param readOnly whether it is mounted read-only
 * @param capacity size of the volume
 * @param free bytes that nobody uses
 * @param available bytes that an ordinary user may still write
 */
public record VolumeFacts(
    String fileSystem, boolean local, boolean readOnly, long capacity, long free, long available) {}
