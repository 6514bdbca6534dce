/**
 * Windows: calls of its libraries through the foreign function interface. No query of WMI and no
 * other program, because both cost more than everything else together; and no library that unpacks
 * native code into a directory for temporary files, because the agent runs as SYSTEM. Offsets and
 * codes are those of the Windows SDK headers. Seen by others through the interfaces of {@code host}
 * and {@code host.file}, but for {@link fr.regain.agent.host.windows.KnownFolder} and {@link
 * fr.regain.agent.host.windows.WindowsTime}, which only Windows has.
 */
@NullMarked
package fr.regain.agent.host.windows;

import org.jspecify.annotations.NullMarked;
