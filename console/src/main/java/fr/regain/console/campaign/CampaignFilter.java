package fr.regain.console.campaign;

import org.jspecify.annotations.Nullable;

/**
 * Which campaigns a list shows.
 *
 * @param templates templates in place of campaigns
 * @param text contained in the name, in either case; empty: all
 * @param state in this state; null: in any
 */
record CampaignFilter(boolean templates, String text, @Nullable CampaignState state) {}
