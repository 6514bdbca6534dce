package fr.regain.console.architecture.bad.site;

import static fr.regain.console.schema.Tables.DEVICE;

import fr.regain.console.schema.tables.records.DeviceRecord;
import org.jooq.DSLContext;

/** Breaks the rule: a record that was read from a table of others is written back. */
final class StoresARecordOfADevice {
  private StoresARecordOfADevice() {}

  static void rename(DSLContext dsl) {
    DeviceRecord device = dsl.selectFrom(DEVICE).fetchAny();
    if (device != null) {
      device.setHostName("x");
      device.store();
    }
  }
}
