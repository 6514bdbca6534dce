package fr.regain.console.certificate;

import java.time.Instant;

/**
 * How the certificate of the pages is.
 *
 * @param name whom the one in use names
 * @param end when it ends
 * @param refused why the files, as they are now, were not taken; empty: they are in use
 */
public record CertificateState(String name, Instant end, String refused) {}
