/** The Windows half of {@code host}. Used by {@code host} only. */
@NullMarked
package fr.regain.agent.host.windows;

import org.jspecify.annotations.NullMarked;
