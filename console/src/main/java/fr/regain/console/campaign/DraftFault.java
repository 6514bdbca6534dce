package fr.regain.console.campaign;

import java.util.List;

/**
 * Why a draft cannot be tried yet.
 *
 * @param part the part of the draft that it is about
 * @param code its stable name; pages have a sentence for each
 * @param arguments fill that sentence
 * @param text what is wrong, and what to do
 */
public record DraftFault(Part part, String code, List<Object> arguments, String text) {
  /** Keeps its own copy. */
  public DraftFault {
    arguments = List.copyOf(arguments);
  }

  /** Parts of a draft, in the order in which people fill them in. */
  public enum Part {
    NAME,
    TARGET,
    RULES,
    SCHEDULE,
    WAVES,
    LIMITS,
    ASKED_BY
  }
}
