/**
 * What administrators read and fill in about the agent's settings, all made from their one
 * declaration: group policy templates, sample file, reference page. Run by the build's profile
 * {@code settings}; the files are kept in the repository, and a test refuses stale ones.
 */
@NullMarked
package fr.regain.installer.settings;

import org.jspecify.annotations.NullMarked;
