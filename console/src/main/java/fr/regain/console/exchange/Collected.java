package fr.regain.console.exchange;

import static fr.regain.console.schema.Tables.SECOND_LIFE;

import fr.regain.console.secondlife.Stage;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/** What the workshop has: its lots and its people are those of the site where it was collected. */
final class Collected {
  private static final List<String> STAGES =
      Arrays.stream(Stage.values()).filter(Stage::isStock).map(Stage::name).toList();

  private Collected() {}

  /** Those of some pieces that were collected and have not left. */
  static Set<Long> of(DSLContext dsl, Collection<Long> pieces) {
    return dsl.select(SECOND_LIFE.EQUIPMENT_ID)
        .from(SECOND_LIFE)
        .where(SECOND_LIFE.EQUIPMENT_ID.in(pieces), SECOND_LIFE.STAGE.in(STAGES))
        .fetchSet(SECOND_LIFE.EQUIPMENT_ID);
  }
}
