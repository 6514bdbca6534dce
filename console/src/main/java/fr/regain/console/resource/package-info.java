/**
 * What sites share with one another to organise operations: guides, posters, templates and what
 * came of earlier ones, as an address elsewhere or as a text. No file is ever kept.
 *
 * <p>Owns the table {@code resource}. Its door is {@link
 * fr.regain.console.resource.ResourceService}. May be used by operations and everything above them.
 */
@NullMarked
package fr.regain.console.resource;

import org.jspecify.annotations.NullMarked;
