/** The Linux half of {@code host}. Used by {@code host} only. */
@NullMarked
package fr.regain.agent.host.linux;

import org.jspecify.annotations.NullMarked;
