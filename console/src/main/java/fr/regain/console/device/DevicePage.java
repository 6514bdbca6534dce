package fr.regain.console.device;

import java.util.List;

/**
 * One page of a list.
 *
 * @param rows at most {@code size}
 * @param page its number, from 1
 * @param size rows to a page
 * @param total devices on all pages
 */
public record DevicePage(List<DeviceRow> rows, int page, int size, long total) {
  /** How many pages there are; at least 1. */
  public int pages() {
    return (int) Math.max(1, (total + size - 1) / size);
  }
}
