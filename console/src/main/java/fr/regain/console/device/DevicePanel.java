package fr.regain.console.device;

import fr.regain.console.web.Markup;
import fr.regain.console.web.Visit;

/**
 * A part of a device's page. What a capability above this one knows of a device, it shows by
 * implementing this.
 */
public interface DevicePanel {
  /** Where the part stands on the page. */
  Place place();

  /** The part itself: one section with a heading of level two. */
  Markup show(Visit visit, DeviceDetail device);

  /** The parts of the page, in their order. */
  enum Place {
    CONTACT,
    VOLUMES,
    CAMPAIGNS,
    SECOND_LIFE,
    ENERGY,
    AGE,
    HARDWARE,
    IDENTITY,
    EVENTS
  }
}
