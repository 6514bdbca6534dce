package fr.regain.console.device;

import fr.regain.console.web.Query;
import fr.regain.console.web.Visit;
import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a device's page shows.
 *
 * @param visit the request
 * @param row the device as lists show it
 * @param mayChange whether the reader is an administrator of its site
 * @param live whether the page keeps itself up to date
 * @param version names what {@code panels} say, so that only news is sent again
 * @param announcement what a screen reader hears of the news; null: nothing
 * @param panels the parts, in their order
 */
public record DeviceView(
    Visit visit,
    DeviceRow row,
    boolean mayChange,
    boolean live,
    String version,
    @Nullable String announcement,
    List<Content> panels) {

  /** The name that people know. */
  public String name() {
    return row.hostName().isEmpty() ? row.id().toString() : row.hostName();
  }

  /** Address of the page. */
  public String address() {
    return DeviceFilters.PATH + "/" + row.id();
  }

  /** Address that answers with what has changed since this page, if anything has. */
  public String newsAddress() {
    return new Query(address() + "/direct")
        .with("vu", version)
        .with("dit", visit.figures().minute(visit.now()))
        .toString();
  }

  /** The page that holds still, or keeps itself up to date again. */
  public String otherAddress() {
    return new Query(address()).with("direct", live ? "non" : "").toString();
  }

  /** Vendor, model and site on one line. */
  public String subtitle() {
    return DeviceText.model(visit, row.vendor(), row.model()) + " · " + row.siteName();
  }
}
