/**
 * Webhooks: tells programs outside what happens here, signed, at least once, and never at an
 * address of the inner network that the settings do not allow.
 *
 * <p>Owns the tables {@code webhook}, {@code webhook_kind} and {@code webhook_delivery}, and the
 * pages below {@code /administration/webhooks}. Takes what happened from {@code event}; nothing
 * uses this package.
 */
@NullMarked
package fr.regain.console.webhook;

import org.jspecify.annotations.NullMarked;
