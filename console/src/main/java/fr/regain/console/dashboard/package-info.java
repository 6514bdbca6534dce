/**
 * The page that the console opens with: what needs somebody, in figures that each lead to exactly
 * what they have counted.
 *
 * <p>Owns no table; reads those of devices, campaigns and eligibility.
 */
@NullMarked
package fr.regain.console.dashboard;

import org.jspecify.annotations.NullMarked;
