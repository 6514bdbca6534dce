package fr.regain.console.device;

import fr.regain.console.site.Site;
import fr.regain.console.web.Form;
import fr.regain.console.web.Visit;
import fr.regain.console.web.table.ListAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a ring shows.
 *
 * @param visit the request
 * @param ring the ring
 * @param mayArrange whether the reader may rename and remove it
 * @param mayAssign whether the reader may put devices of some site into it
 * @param devices the list of the devices to be put into it
 * @param filter their filter
 * @param sites sites to choose from
 * @param taken what the filter takes; null: nobody has asked yet
 * @param changed whether it takes other devices than the reader was told
 * @param renaming the form for another name
 */
public record RingView(
    Visit visit,
    Ring ring,
    boolean mayArrange,
    boolean mayAssign,
    ListAddress devices,
    DeviceFilter filter,
    List<Site> sites,
    @Nullable CountedDevices taken,
    boolean changed,
    Form renaming) {
  /** Address of the list of rings; the page of a ring is below it. */
  public static final String PATH = "/anneaux";

  /** Keeps its own copy. */
  public RingView {
    sites = List.copyOf(sites);
  }

  /** Address of the page of a ring. */
  public static String address(long id) {
    return PATH + "/" + id;
  }

  /** Address that the confirmation is sent to, with the filter. */
  public String assignment() {
    return devices.filtersTo(address(ring.id()) + "/postes");
  }

  /** The name that the renaming form holds. */
  public String name() {
    return renaming.isSound() ? ring.name() : renaming.text("new-name");
  }
}
