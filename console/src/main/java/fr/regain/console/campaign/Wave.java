package fr.regain.console.campaign;

/**
 * A step of a campaign.
 *
 * @param share which devices it takes
 * @param gate what must hold before the next wave
 */
public record Wave(WaveShare share, Gate gate) {}
