package fr.regain.console.equipment;

import fr.regain.console.access.Person;
import fr.regain.console.web.Markup;
import fr.regain.console.web.Visit;

/**
 * A part of the page of a piece of equipment. What a capability above this one knows of it, it
 * shows by implementing this.
 */
public interface EquipmentPanel {
  /** Where the part stands on the page. */
  Place place();

  /** The part itself: one section with a heading of level two. */
  Markup show(Visit visit, Person person, Equipment equipment);

  /** The parts of the page, in their order. */
  enum Place {
    ROUTE,
    WORKFLOW,
    DECLARATION,
    HISTORY
  }
}
