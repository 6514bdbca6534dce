/**
 * Linux's own calls, through the foreign-function interface: the only package that knows its
 * structures and numbers. Used by {@code host} alone; everybody else uses what {@code host} offers
 * for every system.
 */
@NullMarked
package fr.regain.agent.host.linux;

import org.jspecify.annotations.NullMarked;
