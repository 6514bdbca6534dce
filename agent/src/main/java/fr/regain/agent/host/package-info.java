/**
 * What the operating system says of the device that it runs on, and the only code that differs by
 * operating system. {@link fr.regain.agent.host.Machine} is the door; everything else in the agent
 * asks through it. It reports what it read and judges nothing: junk, plausibility and meaning
 * belong to the packages that ask.
 */
@NullMarked
package fr.regain.agent.host;

import org.jspecify.annotations.NullMarked;
