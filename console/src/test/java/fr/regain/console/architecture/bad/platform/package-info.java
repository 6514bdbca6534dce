/** A sample: the lowest layer, which reaches upwards. */
@NullMarked
package fr.regain.console.architecture.bad.platform;

import org.jspecify.annotations.NullMarked;
