/**
 * The shape that every command of the agent has, and what a command is handed. Implemented by one
 * class per command in the package of its capability; run by {@code AgentMain}.
 */
@NullMarked
package fr.regain.agent.command;

import org.jspecify.annotations.NullMarked;
