/** The agent's command line. */
@NullMarked
package fr.regain.agent;

import org.jspecify.annotations.NullMarked;
