/**
 * The Linux half of {@code host}: the system's own calls through the foreign-function interface, of
 * which only this package knows the structures and numbers; and the files of /proc, /sys and /run,
 * read under a root so that a recorded tree reads like a live one. Used by {@code host} alone.
 */
@NullMarked
package fr.regain.agent.host.linux;

import org.jspecify.annotations.NullMarked;
