package fr.regain.console.campaign;

/**
 * How many devices a campaign would take at this moment.
 *
 * @param devices in its waves
 * @param outside that pass its filter and are in no ring of any wave
 */
public record Targeted(long devices, long outside) {}
