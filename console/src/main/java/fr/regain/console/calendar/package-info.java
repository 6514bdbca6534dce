/**
 * The calendar of campaigns: the coming months on a page, and a feed for people's own calendar
 * programs.
 *
 * <p>Owns the table {@code calendar_feed}. May be used by everything above check-ins; shows each
 * person the campaigns and the holidays of their own sites.
 */
@NullMarked
package fr.regain.console.calendar;

import org.jspecify.annotations.NullMarked;
