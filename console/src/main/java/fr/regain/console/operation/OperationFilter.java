package fr.regain.console.operation;

import fr.regain.console.resource.OperationKind;
import org.jspecify.annotations.Nullable;

/**
 * Which operations.
 *
 * @param year those whose last day is in this year; null: of any
 * @param kind of this kind; null: of any
 * @param state that stand there; null: anywhere
 */
public record OperationFilter(
    @Nullable Integer year, @Nullable OperationKind kind, @Nullable OperationState state) {}
