package fr.regain.console.exchange;

import com.google.protobuf.ByteString;
import java.util.List;

/**
 * A row of a file as it is kept until it is imported.
 *
 * @param place line of a table, or number of an inventory in its file, from 1
 * @param cells one for each column, or none when the row is broken
 * @param facts regain.v1.Inventory; empty: the file has none
 * @param fault why the row is broken; {@link Fault#NONE}: it is not
 * @param detail the value that is at fault
 */
public record StoredRow(
    long place, List<String> cells, ByteString facts, Fault fault, String detail) {
  private static final int LONGEST_DETAIL = 120;

  public StoredRow {
    cells = List.copyOf(cells);
  }

  static StoredRow of(long place, List<String> cells) {
    return new StoredRow(place, cells, ByteString.EMPTY, Fault.NONE, "");
  }

  static StoredRow broken(long place, Fault fault, String detail) {
    return new StoredRow(place, List.of(), ByteString.EMPTY, fault, cut(detail));
  }

  /** As much of a value as a person needs to find it. */
  static String cut(String value) {
    return value.length() <= LONGEST_DETAIL ? value : value.substring(0, LONGEST_DETAIL);
  }
}
