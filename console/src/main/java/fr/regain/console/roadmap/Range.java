package fr.regain.console.roadmap;

/**
 * Between which bounds a figure may truly lie, in kilograms of CO₂ equivalent.
 *
 * @param low the least
 * @param high the most
 */
public record Range(long low, long high) {}
