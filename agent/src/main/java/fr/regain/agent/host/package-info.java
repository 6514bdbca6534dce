/**
 * Facts and calls of the operating system, and the only place that reads a clock or draws at
 * random. Open to every package; depends on {@code message} only. What differs per system is in
 * {@code host.linux} and {@code host.windows}.
 */
@NullMarked
package fr.regain.agent.host;

import org.jspecify.annotations.NullMarked;
