package fr.regain.console.api;

import org.jspecify.annotations.Nullable;

/**
 * What was answered to a call.
 *
 * @param status HTTP status
 * @param type media type of the body; null: there is no body
 * @param body the body, as it was sent; empty: there is none
 */
record Reply(int status, @Nullable String type, String body) {}
