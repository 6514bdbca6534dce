package fr.regain.console.campaign;

import java.util.List;

/**
 * A page of devices of a campaign.
 *
 * @param rows its devices, by name
 * @param page its number, from 1
 * @param size rows to a page
 * @param total devices on all pages
 */
public record ParticipantPage(List<Participant> rows, int page, int size, long total) {
  /** Copies the rows. */
  public ParticipantPage {
    rows = List.copyOf(rows);
  }

  /** How many pages there are, at least 1. */
  public int pages() {
    return Math.toIntExact(Math.max(1, Math.ceilDiv(total, (long) size)));
  }
}
