package fr.regain.console.access;

/**
 * A role of an account on a site.
 *
 * @param role what its person does there
 * @param siteId number of the site whose subtree it is
 * @param siteName name of that site
 */
public record GrantedRole(Role role, long siteId, String siteName) {}
