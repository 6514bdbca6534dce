package fr.regain.console.enrolment;

import fr.regain.console.gateway.SigningRequest;
import fr.regain.v1.HardwareFacts;

/**
 * A machine that asks to be admitted.
 *
 * @param request its key, and the proof that it holds it
 * @param facts its hardware
 * @param hostName what its operating system calls it
 */
record Applicant(SigningRequest request, HardwareFacts facts, String hostName) {}
