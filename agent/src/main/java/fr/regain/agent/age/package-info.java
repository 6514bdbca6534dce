/**
 * How old a device is, as an interval with its evidence. Pure: no file of the device is read here.
 * When Windows was installed is never evidence, because each reinstallation and feature update
 * changes it.
 */
@NullMarked
package fr.regain.agent.age;

import org.jspecify.annotations.NullMarked;
