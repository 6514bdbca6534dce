package fr.regain.console.device;

import fr.regain.console.web.Visit;
import java.util.Map;

/**
 * What the page shows that asks once more before many devices are changed, and the one after it.
 *
 * @param visit the request
 * @param act what is done
 * @param target name of the ring or site; empty: the act has none
 * @param count what it does, or did
 * @param said the fields that said so
 * @param back the list
 * @param action where the answer is sent
 * @param changed whether it would change other devices than the reader was told
 */
public record DeviceActCheckView(
    Visit visit,
    DeviceAct act,
    String target,
    ActCount count,
    Map<String, String> said,
    String back,
    String action,
    boolean changed) {
  /** Keeps its own copy. */
  public DeviceActCheckView {
    said = Map.copyOf(said);
  }

  private String kind() {
    return switch (act) {
      case DeviceAct.IntoRing unused -> "ring";
      case DeviceAct.ToSite unused -> "site";
      case DeviceAct.Retire unused -> "retire";
    };
  }

  /** What would be done. */
  public String question() {
    return visit.say("bulk.question." + kind(), count.done(), target);
  }

  /** What was done. */
  public String done() {
    return visit.say("bulk.done." + kind(), count.done(), target);
  }

  /** What it means. */
  public String meaning() {
    return visit.say("bulk.meaning." + kind());
  }

  /** Why devices are left out that are so already. */
  public String already() {
    return visit.say("bulk.already." + kind(), count.already());
  }
}
