/** The console's process: start, stop and maintenance commands. */
@NullMarked
package fr.regain.console;

import org.jspecify.annotations.NullMarked;
