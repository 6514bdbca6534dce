/** What the console's tests stand on: real databases, a clock to be moved, a device on the wire. */
@NullMarked
package fr.regain.console.testing;

import org.jspecify.annotations.NullMarked;
