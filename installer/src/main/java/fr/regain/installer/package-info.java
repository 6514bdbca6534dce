/** Brings agent and console together: the trial on one machine, and what installs them on many. */
@NullMarked
package fr.regain.installer;

import org.jspecify.annotations.NullMarked;
