/**
 * What a campaign has brought, for those who answer for it: its report by site, by population and
 * by rule, the same figures on the page and in each export, and two campaigns side by side.
 *
 * <p>Owns no table. Reads those of campaigns, within the sites of whoever asks. May be used by
 * everything above campaigns.
 */
@NullMarked
package fr.regain.console.report;

import org.jspecify.annotations.NullMarked;
