package fr.regain.console.access;

import java.util.List;

/**
 * Who vouches for the person of an account.
 *
 * @param issuer the identity provider
 * @param groups those that it named at the last sign-in
 */
public record OutsideIdentity(String issuer, List<String> groups) {}
