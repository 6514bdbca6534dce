package fr.regain.agent.storage.scan;

/**
 * A number of regular files and their bytes, each file once however many names it has.
 *
 * @param files how many
 * @param logicalBytes bytes of content
 * @param allocatedBytes bytes that the volume holds for them
 */
public record Sum(long files, long logicalBytes, long allocatedBytes) {}
