/**
 * Who may do what: accounts of people and their roles on parts of the tree of sites, passwords,
 * sessions, the keys of programs, and the sign-in link of whoever runs the console's machine.
 *
 * <p>Owns the tables {@code account}, {@code role_grant}, {@code password_link}, {@code
 * sign_in_failure}, {@code sign_in_link}, {@code session}, {@code api_key} and {@code
 * api_key_grant}, and the file {@code sign-in-link} of the data directory. Reads {@code site},
 * whose capability is above. Controllers of the capabilities above name the {@link
 * fr.regain.console.access.Roles} that a route needs, take the {@link
 * fr.regain.console.access.Person} as an argument, and hand their services the {@link
 * fr.regain.console.access.Scope} of the roles that the act needs.
 */
@NullMarked
package fr.regain.console.access;

import org.jspecify.annotations.NullMarked;
