/**
 * The benchmark: what agent and console cost, beside the nearest peers, in one run and one table.
 *
 * <p>No test is in here, and nothing here fails because something was slow. Run by {@code mvn
 * -Pbench verify}.
 */
@NullMarked
package fr.regain.installer.bench;

import org.jspecify.annotations.NullMarked;
