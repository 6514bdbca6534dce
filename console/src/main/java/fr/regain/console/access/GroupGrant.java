package fr.regain.console.access;

/**
 * A role on a site, as the members of a group have it.
 *
 * @param role what they do there
 * @param siteId number of the site whose subtree it is
 */
record GroupGrant(Role role, long siteId) {}
