/**
 * What the agent tells the person who called it: texts in two languages, failures and exit codes.
 * Open to every package; depends on none.
 */
@NullMarked
package fr.regain.agent.message;

import org.jspecify.annotations.NullMarked;
