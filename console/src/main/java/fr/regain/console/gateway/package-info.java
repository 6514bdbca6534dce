/**
 * The edge that agents reach: the certificate authority, TLS, who is calling, and how a problem is
 * told.
 *
 * <p>May be used by enrolment, check-in and every package that answers agents; uses {@code
 * platform} alone. No call passes it without a certificate of this console's own authority, but for
 * the few that {@link fr.regain.console.gateway.PeerInterceptor} names.
 */
@NullMarked
package fr.regain.console.gateway;

import org.jspecify.annotations.NullMarked;
