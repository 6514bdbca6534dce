/**
 * Tables as people take them away, as spreadsheets and tagged PDF, and labels to stick.
 *
 * <p>Owns no table of the database. May be used by every capability that has reports.
 */
@NullMarked
package fr.regain.console.document;

import org.jspecify.annotations.NullMarked;
