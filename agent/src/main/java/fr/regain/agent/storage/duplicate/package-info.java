/**
 * Files with the same content: which of them could go, and which one stays. Owns the {@code
 * duplicates} command and its cache of what was equal. It reports and never removes; no name leaves
 * the device.
 */
@NullMarked
package fr.regain.agent.storage.duplicate;

import org.jspecify.annotations.NullMarked;
