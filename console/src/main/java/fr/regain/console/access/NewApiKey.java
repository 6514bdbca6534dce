package fr.regain.console.access;

/**
 * An API key just made.
 *
 * @param key what is on record
 * @param secret what its program shows; told now and never again
 */
public record NewApiKey(ApiKey key, Secret secret) {}
