package fr.regain.console.access;

/**
 * A role of an account on a site.
 *
 * @param role what its person does there
 * @param siteId number of the site whose subtree it is
 * @param siteName name of that site
 * @param byGroup whether it comes from a group of the identity provider, and goes with it
 */
public record GrantedRole(Role role, long siteId, String siteName, boolean byGroup) {}
