/**
 * What happens and programs outside may want to hear of, kept from the transaction in which it
 * happens until it is handed on.
 *
 * <p>Owns the table {@code event}. May be used by every capability that knows of something; uses
 * {@code platform} alone. Reads {@code webhook_kind}, whose capability is above: nothing is kept
 * that nobody wants.
 */
@NullMarked
package fr.regain.console.event;

import org.jspecify.annotations.NullMarked;
