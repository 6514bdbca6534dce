/**
 * Linux: the files of /proc, /sys and /run, read under a root so that a recorded tree reads like a
 * live one. No native call and no other program is needed. For {@link fr.regain.agent.host.Machine}
 * alone.
 */
@NullMarked
package fr.regain.agent.host.linux;

import org.jspecify.annotations.NullMarked;
