/**
 * Tables as people take them away: spreadsheets and tagged PDF.
 *
 * <p>Owns no table of the database. May be used by every capability that has reports.
 */
@NullMarked
package fr.regain.console.document;

import org.jspecify.annotations.NullMarked;
