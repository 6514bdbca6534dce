package fr.regain.console.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key by which a program acts in a person's name, without its secret.
 *
 * @param id its number
 * @param accountId the account in whose name it acts
 * @param madeBy account of whoever made it; 0: that is not known any more
 * @param maker their name; null: it is the account's own person, or not known
 * @param name what people call it
 * @param beginning its first characters, by which people recognise it
 * @param createdAt when it was made
 * @param expiresAt from when on it opens nothing
 * @param lastUsedAt when it was last used, to a minute; null: never
 * @param lastAddress where it was last used from; null: never used
 * @param revokedAt when a person withdrew it; null: not
 * @param grants what it may do at most; never more than its account at the same moment
 */
public record ApiKey(
    long id,
    long accountId,
    long madeBy,
    @Nullable String maker,
    String name,
    String beginning,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable String lastAddress,
    @Nullable Instant revokedAt,
    List<GrantedRole> grants) {
  /** Keeps its own copy. */
  public ApiKey {
    grants = List.copyOf(grants);
  }

  /** Whether somebody else than the account's own person made it. */
  public boolean isByAnother() {
    return madeBy != accountId;
  }

  /** Whether it would open something at that moment. */
  public boolean opens(Instant now) {
    return revokedAt == null && now.isBefore(expiresAt);
  }
}
