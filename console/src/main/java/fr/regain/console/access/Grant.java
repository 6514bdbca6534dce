package fr.regain.console.access;

/**
 * A role on a part of the tree of sites.
 *
 * @param role what its person does there
 * @param path path of the site whose subtree it is; "/" for the root's, which is everything
 */
public record Grant(Role role, String path) {}
