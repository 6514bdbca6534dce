/**
 * Where the bytes of a tree are: sums by class, age and kind of file, and the largest and oldest
 * files. Owns the {@code scan} command. Names appear in its local output only; what may leave the
 * device are the sums.
 */
@NullMarked
package fr.regain.agent.storage.scan;

import org.jspecify.annotations.NullMarked;
