/**
 * Rolling the agent out and keeping it up to date: which versions run, which devices are silent or
 * say that something is wrong, and what a site needs to install it.
 *
 * <p>Owns no table: it reads what check-ins left. Nothing here updates an agent; the
 * administrator's own tools do, ring by ring.
 */
@NullMarked
package fr.regain.console.deployment;

import org.jspecify.annotations.NullMarked;
