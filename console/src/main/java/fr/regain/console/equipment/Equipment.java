package fr.regain.console.equipment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One piece of equipment. What is not known is null.
 *
 * @param id its number
 * @param shortId what its label says
 * @param siteId where it is
 * @param deviceId the device that it is; null: it does not report itself
 * @param seenWith the device that a screen was last seen with
 * @param description what its plate says; the facts are left out, see {@link
 *     EquipmentService#facts}
 * @param declaration what people say
 * @param origin who told of it first
 * @param createdAt since when it is on record
 * @param changedAt when anything that is known of it last changed
 */
public record Equipment(
    long id,
    ShortId shortId,
    long siteId,
    @Nullable UUID deviceId,
    @Nullable UUID seenWith,
    Description description,
    Declaration declaration,
    Origin origin,
    Instant createdAt,
    Instant changedAt) {
  /** Address below which the pages of equipment are. */
  public static final String PATH = "/seconde-vie/materiel";

  /** What it is. */
  public EquipmentKind kind() {
    return description.kind();
  }

  /** Between which days it was made, by its plate and by the day of its purchase. */
  public Made made() {
    return description.made().boughtOn(declaration.purchasedOn());
  }

  /** Address of its page. */
  public String address() {
    return PATH + "/" + shortId;
  }
}
