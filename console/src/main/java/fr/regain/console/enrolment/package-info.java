/**
 * How a device gets, keeps and regains its identity: enrolment tokens, certificates, and whether a
 * caller is who its certificate says.
 *
 * <p>Owns the tables {@code enrolment_token}, {@code certificate} and {@code refused_enrolment}.
 * May be used by check-in and the pages; knows devices, sites and the gateway.
 */
@NullMarked
package fr.regain.console.enrolment;

import org.jspecify.annotations.NullMarked;
