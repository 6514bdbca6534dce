/**
 * What all calls of {@code /api/v1} share: pages of lists, idempotency keys, entity tags, and the
 * description of the API, which is made from the calls themselves.
 *
 * <p>Owns the table {@code api_reply}. May be used by every capability that has calls; uses {@code
 * platform} and {@code web} alone. A call belongs to its capability, beside the page that does the
 * same, over the same service; who may make it is {@code access}'s business, as for pages.
 */
@NullMarked
package fr.regain.console.api;

import org.jspecify.annotations.NullMarked;
