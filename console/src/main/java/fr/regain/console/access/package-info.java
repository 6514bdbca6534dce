/**
 * Who may see the pages: sign-in links and sessions.
 *
 * <p>Owns the tables {@code sign_in_link} and {@code session} and the file {@code sign-in-link} of
 * the data directory. Uses {@code platform} and {@code web}; other capabilities only see the
 * request's authentication.
 */
@NullMarked
package fr.regain.console.access;

import org.jspecify.annotations.NullMarked;
