/**
 * The journal of what people changed: who, what, before and after, from where and when. Records are
 * added and never changed; each bears the hash of the one before, so that a change or a gap shows.
 *
 * <p>Owns the tables {@code audit_record} and {@code audit_chain}. May be used by every capability
 * that changes something in a person's name, in the transaction of the change; uses {@code
 * platform}, {@code event} and {@code web} alone.
 */
@NullMarked
package fr.regain.console.audit;

import org.jspecify.annotations.NullMarked;
