/**
 * Operations that sites register, organise and report: what they are, the campaigns that belong to
 * them, what Regain has measured of them and what people declare, and the figures as they were sent
 * up.
 *
 * <p>Owns the tables {@code operation}, {@code operation_campaign} and {@code operation_measure}.
 * Its doors: {@link fr.regain.console.operation.OperationService} for what people do, {@link
 * fr.regain.console.operation.BilanService} for what many operations have sent up. Reads campaigns
 * by their reports, second lives by their accounts, and resources; none of them knows operations.
 * May be used by everything above it.
 */
@NullMarked
package fr.regain.console.operation;

import org.jspecify.annotations.NullMarked;
