package fr.regain.console.campaign;

import org.jspecify.annotations.Nullable;

/**
 * A rule of a campaign.
 *
 * @param ruleId of the rule set that the campaign is made with
 * @param minimumAgeDays takes only what is older; null: the rule's own age stands
 */
public record ChosenRule(String ruleId, @Nullable Integer minimumAgeDays) {}
