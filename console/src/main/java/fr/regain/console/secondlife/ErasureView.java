package fr.regain.console.secondlife;

import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;

/**
 * What the page that records erasures shows.
 *
 * @param visit the request
 * @param dossier the piece
 * @param reader name of the reader, who is proposed as operator
 * @param form what was filled in
 * @param confirming the serial number that counts once it is sent again; empty: none
 */
public record ErasureView(
    Visit visit, Dossier dossier, String reader, Form form, String confirming) {
  /** Where the form is sent to. */
  public String address() {
    return dossier.piece().address() + "/effacement";
  }

  /**
   * What a field holds: what was filled in, else what the first disk without erasure says. Soldered
   * storage that no inventory tells of goes by the serial number of its piece.
   */
  public String value(String field) {
    if (!form.text(field).isEmpty() || !form.isSound()) {
      return form.text(field);
    }
    return dossier.clearance().uncovered().stream()
        .findFirst()
        .map(disk -> proposed(disk, field))
        .orElseGet(
            () ->
                switch (field) {
                  case "operator" -> reader;
                  case "serial" -> solderedSerial();
                  default -> "";
                });
  }

  private String solderedSerial() {
    String serial = dossier.piece().serialNumber();
    Clearance clearance = dossier.clearance();
    return serial == null || !clearance.isSoldered() || clearance.isErased() ? "" : serial;
  }

  private String proposed(KnownDisk disk, String field) {
    Long bytes = disk.bytes();
    return switch (field) {
      case "model" -> disk.model();
      case "serial" -> disk.serialNumber();
      case "medium" -> disk.medium().name();
      case "gigabytes" -> bytes == null ? "" : Long.toString(bytes / 1_000_000_000);
      case "operator" -> reader;
      default -> "";
    };
  }
}
