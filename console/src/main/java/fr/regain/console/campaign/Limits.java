package fr.regain.console.campaign;

/**
 * Most that may go on one device.
 *
 * @param files how many files, at least 1
 * @param bytes how many allocated bytes, at least 1
 */
public record Limits(long files, long bytes) {}
