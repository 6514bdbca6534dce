/**
 * What the device is: the whole inventory for the console and for people, and the few facts that
 * tell one piece of hardware from another. Reads through {@code host}, drops what manufacturers
 * left blank, and dates the device with {@code age}.
 */
@NullMarked
package fr.regain.agent.inventory;

import org.jspecify.annotations.NullMarked;
