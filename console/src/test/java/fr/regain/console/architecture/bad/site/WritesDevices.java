package fr.regain.console.architecture.bad.site;

import static fr.regain.console.schema.Tables.DEVICE;

import org.jooq.DSLContext;

/** Breaks the rule: devices write their table themselves. */
public final class WritesDevices {
  private WritesDevices() {}

  static void forget(DSLContext dsl) {
    dsl.deleteFrom(DEVICE).execute();
  }
}
