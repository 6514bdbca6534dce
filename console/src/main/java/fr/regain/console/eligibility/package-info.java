/**
 * Which route each piece of equipment should take, and why.
 *
 * <p>Owns the tables {@code criteria}, {@code eligibility} and {@code evaluation}. The criteria are
 * data, each owner's own; {@link fr.regain.console.eligibility.Evaluator} applies them to what is
 * known and reads nothing else. May be used by second life and exchange; knows equipment.
 */
@NullMarked
package fr.regain.console.eligibility;

import org.jspecify.annotations.NullMarked;
