package fr.regain.console.installation;

import java.time.Instant;

/**
 * A fleet of devices that do not exist.
 *
 * @param siteId the site that holds all of it
 * @param devices how many
 * @param startedAt when it came
 */
public record Demonstration(long siteId, int devices, Instant startedAt) {}
