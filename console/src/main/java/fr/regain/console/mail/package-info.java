/**
 * Mail: where people want it, the server that takes it, and the digest of what waits for each of
 * them, at most once a day.
 *
 * <p>Owns the table {@code mail_address}. What a capability above has to say to a person, it says
 * by implementing {@link fr.regain.console.mail.DigestPart}.
 */
@NullMarked
package fr.regain.console.mail;

import org.jspecify.annotations.NullMarked;
