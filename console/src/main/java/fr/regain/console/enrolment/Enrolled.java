package fr.regain.console.enrolment;

import fr.regain.console.gateway.IssuedCertificate;
import java.util.UUID;

/**
 * A machine that was admitted.
 *
 * @param deviceId its name for life
 * @param certificate its new certificate
 */
record Enrolled(UUID deviceId, IssuedCertificate certificate) {}
