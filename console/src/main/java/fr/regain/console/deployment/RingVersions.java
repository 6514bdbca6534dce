package fr.regain.console.deployment;

import org.jspecify.annotations.Nullable;

/**
 * How far a ring is with the newest version.
 *
 * @param ringId its number; null: the devices of no ring
 * @param name its name; empty for the devices of no ring
 * @param devices its devices that have checked in
 * @param behind those of them that run an older version than the newest of the whole part
 */
public record RingVersions(@Nullable Long ringId, String name, long devices, long behind) {}
