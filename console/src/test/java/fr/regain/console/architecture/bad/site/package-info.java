/** A sample: sites that write devices, and ask the machine for time and chance. */
@NullMarked
package fr.regain.console.architecture.bad.site;

import org.jspecify.annotations.NullMarked;
