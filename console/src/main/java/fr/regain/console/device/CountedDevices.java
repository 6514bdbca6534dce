package fr.regain.console.device;

/**
 * What a filter takes, as somebody may move it into a ring.
 *
 * @param devices how many devices pass it
 * @param elsewhere how many of them are in another ring
 */
public record CountedDevices(long devices, long elsewhere) {}
