/**
 * The volumes of the device and the bytes on them. Fixed local volumes only: what is on a network
 * or in a pocket is not the device's.
 */
@NullMarked
package fr.regain.agent.storage;

import org.jspecify.annotations.NullMarked;
