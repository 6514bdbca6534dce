/**
 * The Windows half of {@code host}: calls of its libraries through the foreign function interface,
 * and OSHI for what its battery drivers tell. No query of WMI and no other program: both cost more
 * than everything else together. Offsets and codes are those of the Windows SDK headers. Used by
 * {@code host} alone.
 */
@NullMarked
package fr.regain.agent.host.windows;

import org.jspecify.annotations.NullMarked;
