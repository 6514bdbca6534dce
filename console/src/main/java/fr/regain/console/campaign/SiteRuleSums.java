package fr.regain.console.campaign;

/**
 * What one rule planned and did at one site.
 *
 * @param siteId the site in which the devices were when the campaign took them up
 * @param ruleId the rule
 * @param share whose things
 * @param sums what was planned and done
 */
public record SiteRuleSums(long siteId, String ruleId, Share share, RuleSums sums) {}
