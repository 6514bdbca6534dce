package fr.regain.console.report;

import fr.regain.console.site.Population;
import fr.regain.console.site.Site;

/**
 * One line of the report by site.
 *
 * @param site the site
 * @param direct whether it stands for the devices on the site itself; else for all below it too
 * @param below whether sites below it have devices of the campaign
 * @param population of whose workstations
 * @param amounts their figures
 */
public record SiteLine(
    Site site, boolean direct, boolean below, Population population, Amounts amounts) {}
