/**
 * Walks directory trees by handle on several threads, without crossing a link or a mount and
 * without an object per file. Owns the walk, the place of each folder, and how gently the walk
 * treats the machine. Used by {@code storage.scan} and {@code storage.duplicate}.
 */
@NullMarked
package fr.regain.agent.storage.tree;

import org.jspecify.annotations.NullMarked;
