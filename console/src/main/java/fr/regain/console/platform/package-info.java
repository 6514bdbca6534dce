/**
 * What every capability stands on: configuration, clock, randomness, the database and problems.
 *
 * <p>May be used by every package; uses none. The only package that reads the clock or makes random
 * numbers.
 */
@NullMarked
package fr.regain.console.platform;

import org.jspecify.annotations.NullMarked;
