package fr.regain.console.installation;

/**
 * How far the installation has come.
 *
 * @param administrator whether somebody can sign in without the link of the console's machine
 * @param sites how many sites there are below the root
 * @param tokens how many tokens were made
 * @param devices how many real devices have come
 */
public record Progress(boolean administrator, int sites, int tokens, int devices) {}
