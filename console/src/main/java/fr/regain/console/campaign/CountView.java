package fr.regain.console.campaign;

import fr.regain.console.device.DeviceFilter;
import fr.regain.console.web.Visit;
import org.jspecify.annotations.Nullable;

/**
 * How many devices a filter takes.
 *
 * @param visit the request
 * @param targeted the numbers; null: the form has mistakes
 * @param filter the filter
 */
public record CountView(Visit visit, @Nullable Targeted targeted, DeviceFilter filter) {
  /** The number, in a sentence. */
  public String text() {
    return targeted == null
        ? visit.say("target.count-unknown")
        : visit.say("target.count", targeted.devices());
  }

  /** How many pass the filter and are in no ring of a wave; empty: none. */
  public String outside() {
    return targeted == null || targeted.outside() == 0
        ? ""
        : visit.say("target.outside", targeted.outside());
  }

  /** The list of exactly those devices. */
  public String address() {
    return CampaignText.devices(filter);
  }
}
