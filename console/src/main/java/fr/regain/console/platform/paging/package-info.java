/**
 * Pages of long lists: each begins after, or ends before, a row of the one beside it, so that a
 * page costs the same wherever it is.
 *
 * <p>Owns no table. May be used by every capability that has lists.
 */
@NullMarked
package fr.regain.console.platform.paging;

import org.jspecify.annotations.NullMarked;
