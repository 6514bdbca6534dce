package fr.regain.console.secondlife;

import org.jspecify.annotations.Nullable;

/**
 * A disk that the inventory of a piece tells of.
 *
 * @param model as the disk says; empty: it does not
 * @param serialNumber as the disk says; empty: it does not, as behind a RAID controller
 * @param bytes its capacity; null: unknown
 * @param medium what it is made of
 */
public record KnownDisk(
    String model, String serialNumber, @Nullable Long bytes, DiskMedium medium) {}
