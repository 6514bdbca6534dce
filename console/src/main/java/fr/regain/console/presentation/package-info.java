/**
 * How whoever runs the console presents it: its name, its logo, and the two statements at the foot
 * of each page, on accessibility and on ecodesign.
 *
 * <p>Owns the table {@code presentation}. Gives the shell in {@code web} what stands on each page;
 * nothing else uses this package but the installation, which asks for the name.
 */
@NullMarked
package fr.regain.console.presentation;

import org.jspecify.annotations.NullMarked;
