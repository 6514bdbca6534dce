package fr.regain.console.identity;

import org.jspecify.annotations.Nullable;

/**
 * What a session keeps of the identity provider that vouched for its person.
 *
 * @param token the ID token, with which the provider need not ask whether its person wants to
 *     leave; null: it was too large to be kept
 */
public record Voucher(@Nullable String token) {}
