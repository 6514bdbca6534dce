package fr.regain.console.access;

/**
 * What the members of a group of the identity provider may do.
 *
 * @param group name of the group, as the provider writes it
 * @param role what they do there
 * @param siteId number of the site whose subtree it is
 * @param siteName name of that site
 */
public record GroupRole(String group, Role role, long siteId, String siteName) {}
