package fr.regain.console.presentation;

import com.google.protobuf.ByteString;
import fr.regain.console.access.Person;
import fr.regain.console.audit.AuditService;
import fr.regain.console.platform.Database;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.presentation.PresentationStore.Row;
import fr.regain.console.web.Pages;
import fr.regain.console.web.Presentation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The door to how the console is presented. */
@Singleton
public final class PresentationService implements Presentation.Source {
  /** Most characters of the name at the head of the pages. */
  public static final int LONGEST_NAME = 60;

  /** Where the logo is served, with a digest of its content behind. */
  static final String LOGO = "/logo/";

  // Another console on the same database may change it; this one learns of it so much later.
  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  private final Database database;
  private final Clock clock;
  private volatile @Nullable Remembered remembered;

  PresentationService(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Remembered(Row row, Presentation presentation, Instant until) {}

  @Override
  public Presentation current() {
    return remembered().presentation();
  }

  /** What is said of the accessibility. */
  Statement statement() {
    return remembered().row().statement();
  }

  /** The logo of that address, as PNG. */
  Optional<byte[]> logo(String digest) {
    return Optional.ofNullable(remembered().row().logo())
        .map(ByteString::toByteArray)
        .filter(logo -> Pages.digest(logo).equals(digest));
  }

  /**
   * Gives the console another name.
   *
   * @throws Problem with {@link ProblemCode#REQUEST_INVALID} for a name that is empty or too long
   */
  public void rename(Person by, String name) {
    String stripped = name.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
      throw new Problem(
          ProblemCode.REQUEST_INVALID, "The name has 1 to " + LONGEST_NAME + " characters.");
    }
    change(by, "presentation.name", row -> new Row(stripped, row.logo(), row.statement()));
  }

  /** Puts a logo on each page, as {@link Logo} drew it. */
  void setLogo(Person by, byte[] png) {
    ByteString logo = ByteString.copyFrom(png);
    change(by, "presentation.logo", row -> new Row(row.name(), logo, row.statement()));
  }

  /** Takes the logo off all pages. */
  void removeLogo(Person by) {
    change(by, "presentation.logo", row -> new Row(row.name(), null, row.statement()));
  }

  /** Says something else of the accessibility. */
  void state(Person by, Statement statement) {
    change(by, "presentation.statement", row -> new Row(row.name(), row.logo(), statement));
  }

  private void change(Person by, String action, UnaryOperator<Row> change) {
    Instant now = clock.instant();
    Row changed =
        database.write(
            dsl -> {
              Row before = PresentationStore.read(dsl);
              Row after = change.apply(before);
              PresentationStore.write(dsl, after, now);
              AuditService.record(
                  dsl, by.actor(), action, "console", text(before), text(after), now);
              return after;
            });
    remember(changed, now);
  }

  private Remembered remembered() {
    Instant now = clock.instant();
    Remembered known = remembered;
    return known != null && now.isBefore(known.until())
        ? known
        : remember(database.read(PresentationStore::read), now);
  }

  private Remembered remember(Row row, Instant now) {
    String digest = digest(row);
    Remembered fresh =
        new Remembered(
            row,
            new Presentation(
                row.name(), digest == null ? null : LOGO + digest, row.statement().conformity()),
            now.plus(REMEMBERED));
    remembered = fresh;
    return fresh;
  }

  private static @Nullable String digest(Row row) {
    ByteString logo = row.logo();
    return logo == null ? null : Pages.digest(logo.toByteArray());
  }

  private static String text(Row row) {
    return "name: %s\nlogo: %s\nconformity: %s\naudit: %s\nshortcomings: %s\ncontact: %s"
        .formatted(
            row.name(),
            Objects.requireNonNullElse(digest(row), "none"),
            row.statement().conformity(),
            row.statement().audit(),
            row.statement().shortcomings(),
            row.statement().contact());
  }
}
