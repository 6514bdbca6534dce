package fr.regain.console.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a person wants mail.
 *
 * @param address the address
 * @param confirmed whether its person has followed the link that was sent there
 * @param ended whether nothing goes there any more, because the server refuses the address
 * @param sentAt when a digest was last sent; null: never
 * @param fault what the server said when it last failed; null: it did not
 */
public record MailAddress(
    String address,
    boolean confirmed,
    boolean ended,
    @Nullable Instant sentAt,
    @Nullable String fault) {}
