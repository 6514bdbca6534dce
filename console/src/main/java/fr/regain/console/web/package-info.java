/**
 * The shell of every page: language and figures, headers, static files, form protection and error
 * pages.
 *
 * <p>May be used by every capability that has pages; uses {@code platform} alone. It learns who is
 * signed in from the request's authentication, and never how that came about.
 */
@NullMarked
package fr.regain.console.web;

import org.jspecify.annotations.NullMarked;
