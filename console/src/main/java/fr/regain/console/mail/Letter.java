package fr.regain.console.mail;

import org.jspecify.annotations.Nullable;

/**
 * A mail, before it is sent.
 *
 * @param to one address
 * @param subject one line
 * @param text the whole of it as plain text
 * @param html the same as HTML; null: there is none
 * @param ending address that ends such mail by a single POST (RFC 8058); null: it is not of that
 *     kind
 */
record Letter(
    String to, String subject, String text, @Nullable String html, @Nullable String ending) {}
