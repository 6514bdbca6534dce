/**
 * Energy drawn and time powered on since the previous sample. Each figure names its method, its
 * scope and its range; figures of different methods overlap and are never added. Works from
 * counters only: a wall clock that is wrong or jumps changes nothing.
 */
@NullMarked
package fr.regain.agent.energy;

import org.jspecify.annotations.NullMarked;
