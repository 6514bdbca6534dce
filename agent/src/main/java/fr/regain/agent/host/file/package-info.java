/**
 * Files and directories by handle: one vocabulary that Linux and Windows both implement.
 *
 * <p>Every step is an open parent plus one name, so no path is ever resolved twice and no link or
 * mount is ever crossed. Owns the values that name and describe a file, and the reasons for which a
 * call is refused. Any package of the agent may read through it; only {@code cleanup} and {@code
 * quarantine} may call what deletes, moves or creates.
 */
@NullMarked
package fr.regain.agent.host.file;

import org.jspecify.annotations.NullMarked;
