/**
 * What Linux tells in {@code /sys}, {@code /proc} and {@code /run}, read from a root directory that
 * is given, so that recorded trees of other machines can be read as well; and Linux's own calls,
 * through the foreign-function interface. The only package that knows its structures and numbers.
 * Used by {@code host} only.
 */
@NullMarked
package fr.regain.agent.host.linux;

import org.jspecify.annotations.NullMarked;
