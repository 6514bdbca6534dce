package fr.regain.console.event;

import static fr.regain.console.schema.Tables.WEBHOOK_KIND;

import org.jooq.DSLContext;

/** Tells whether anybody wants to hear of something. */
final class Interest {
  private Interest() {}

  static boolean exists(DSLContext dsl, EventKind kind) {
    return dsl.fetchExists(WEBHOOK_KIND, WEBHOOK_KIND.KIND.eq(kind.name()));
  }
}
