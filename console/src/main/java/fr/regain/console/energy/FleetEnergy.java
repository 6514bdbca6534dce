package fr.regain.console.energy;

/**
 * What one series says of some devices together.
 *
 * @param devices how many of them it says something of
 * @param amount the sum; the ends of the ranges are added as they are
 */
public record FleetEnergy(long devices, EnergyAmount amount) {}
