/**
 * Copies of all that a console on its embedded database needs to go on elsewhere: the database, the
 * certificate authority and the key of leases. Owns the directory of backups and no table. May be
 * used by the commands of the console, and asked how they stand.
 */
@NullMarked
package fr.regain.console.backup;

import org.jspecify.annotations.NullMarked;
