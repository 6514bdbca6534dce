package fr.regain.console.device;

import java.time.Instant;

/**
 * Something that happened to a device's identity.
 *
 * @param at when the console saw it
 * @param kind what it was
 * @param detail the facts of it (serial numbers, a token's name), not prose; may be empty
 */
public record DeviceEvent(Instant at, DeviceEventKind kind, String detail) {}
