package fr.regain.console.operation;

import fr.regain.console.resource.OperationKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which operations.
 *
 * @param year those whose last day is in this year; null: of any
 * @param kind of this kind; null: of any
 * @param state that stand there; null: anywhere
 * @param endedBy those whose last day has come by this day; null: whenever it comes
 */
public record OperationFilter(
    @Nullable Integer year,
    @Nullable OperationKind kind,
    @Nullable OperationState state,
    @Nullable LocalDate endedBy) {}
