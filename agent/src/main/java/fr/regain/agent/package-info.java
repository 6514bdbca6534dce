/** Starts the agent and wires its capabilities. Nothing depends on it. */
@NullMarked
package fr.regain.agent;

import org.jspecify.annotations.NullMarked;
