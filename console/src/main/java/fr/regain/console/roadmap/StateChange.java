package fr.regain.console.roadmap;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an action came to another state.
 *
 * @param actionId which one
 * @param title its title of today
 * @param holder who answers for it today
 * @param from the state before; null: the action was entered
 * @param to the state from then on
 * @param at when
 */
public record StateChange(
    long actionId,
    String title,
    String holder,
    @Nullable ActionState from,
    ActionState to,
    Instant at) {}
