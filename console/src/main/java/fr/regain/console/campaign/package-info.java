/**
 * Campaigns: what is drafted, tried, approved, released in waves, stopped, undone and reported, and
 * where each device stands in it.
 *
 * <p>Owns the tables {@code campaign} and {@code campaign_*}. Its doors: {@link
 * fr.regain.console.campaign.DraftService}, {@link fr.regain.console.campaign.ReviewService} and
 * {@link fr.regain.console.campaign.CourseService} for what people decide, before the dry run, up
 * to the launch and after it; {@link fr.regain.console.campaign.CampaignReading} for what they see,
 * {@link fr.regain.console.campaign.Participation} for leases. May be used by leases and everything
 * above them.
 *
 * <p>Whoever changes a campaign, its devices or its counts holds the campaign's row until the
 * transaction ends: so the counts always are those of the devices, and nothing is given to a device
 * after a person has stopped the campaign. Who changes several holds them all at once, before the
 * first change.
 */
@NullMarked
package fr.regain.console.campaign;

import org.jspecify.annotations.NullMarked;
