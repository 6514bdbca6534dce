package fr.regain.console.webhook;

/**
 * A webhook that was just made.
 *
 * @param webhook it
 * @param secret shown this once
 */
public record NewWebhook(Webhook webhook, SigningSecret secret) {}
