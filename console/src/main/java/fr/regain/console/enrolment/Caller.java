package fr.regain.console.enrolment;

import fr.regain.console.gateway.PeerIdentity;
import fr.regain.v1.HardwareFacts;

/**
 * A device that asks to be heard.
 *
 * @param peer who it is, by its certificate
 * @param facts the hardware that it says it is
 */
public record Caller(PeerIdentity peer, HardwareFacts facts) {}
