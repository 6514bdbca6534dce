package fr.regain.console.device;

/**
 * A standing group of devices, such as those that try everything first.
 *
 * @param id its number
 * @param name what people call it, unique, at most 255 characters
 * @param devices how many are in it
 */
public record Ring(long id, String name, long devices) {}
