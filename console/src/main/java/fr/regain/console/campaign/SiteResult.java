package fr.regain.console.campaign;

import fr.regain.console.site.Population;

/**
 * What a campaign did at one site.
 *
 * @param siteId the site in which the devices were when the campaign took them up
 * @param siteName what it is called
 * @param population whose workstations it holds
 * @param sums of its devices
 * @param compared how many of them told both figures that follow
 * @param usedBefore bytes in use on their volumes, at their plans
 * @param usedAfter bytes in use on their volumes, at the end of their work
 */
public record SiteResult(
    long siteId,
    String siteName,
    Population population,
    Sums sums,
    long compared,
    long usedBefore,
    long usedAfter) {}
