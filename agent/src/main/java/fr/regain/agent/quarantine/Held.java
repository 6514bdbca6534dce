package fr.regain.agent.quarantine;

import java.time.Instant;
import java.util.Optional;

/**
 * One item in the quarantine.
 *
 * @param id its name
 * @param origin where it came from; absent when the journal has lost it
 * @param since when it came; absent when the journal has lost it
 */
public record Held(ItemId id, Optional<Origin> origin, Optional<Instant> since) {}
