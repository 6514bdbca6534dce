package fr.regain.console.platform;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The steps that make the schema: the same SQL for both databases, but for the words named here.
 */
final class Schema {
  private static final String STEPS = "classpath:db/migration";

  /** The last eight bytes of a device's identifier as a number. */
  private static final String PLACE = "place";

  private static final String PLACE_H2 = "cast(substring(cast(id as binary(16)) from 9) as bigint)";
  private static final String PLACE_POSTGRESQL =
      "cast(cast('x' || right(replace(cast(id as text), '-', ''), 16) as bit(64)) as bigint)";

  private Schema() {}

  /** Of the database that this source opens. */
  static Flyway of(DataSource source, boolean embedded) {
    return steps(embedded).dataSource(source).load();
  }

  /** Of an embedded database. */
  static Flyway embedded(String url, String user, String password) {
    return steps(true).dataSource(url, user, password).load();
  }

  private static FluentConfiguration steps(boolean embedded) {
    return Flyway.configure()
        .locations(STEPS)
        .placeholders(Map.of(PLACE, embedded ? PLACE_H2 : PLACE_POSTGRESQL));
  }
}
