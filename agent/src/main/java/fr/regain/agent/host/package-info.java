/**
 * What the operating system says of the device that it runs on, its calls, and the only place that
 * reads a clock or draws at random. {@link fr.regain.agent.host.Machine} is the door to the
 * device's facts. It reports what it read and judges nothing: junk, plausibility and meaning belong
 * to the packages that ask.
 *
 * <p>Open to every package; depends on {@code message} only. What differs by operating system is in
 * {@code host.linux} and {@code host.windows}.
 */
@NullMarked
package fr.regain.agent.host;

import org.jspecify.annotations.NullMarked;
