package fr.regain.console.enrolment;

/**
 * A token as lists show it.
 *
 * @param token the token
 * @param siteName the name of its site
 */
public record ListedToken(EnrolmentToken token, String siteName) {}
