/**
 * The authenticated way to the console: gRPC over TLS against the pinned authority, through a proxy
 * where one is set, with every failure told apart. Used by {@code enrolment} and {@code checkin}
 * only. Nothing of it is loaded by a wake that only samples.
 */
@NullMarked
package fr.regain.agent.connection;

import org.jspecify.annotations.NullMarked;
