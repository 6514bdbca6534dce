package fr.regain.console.campaign;

/**
 * Why a draft cannot be tried yet. For each there is a sentence in {@link #text}.
 *
 * @param part the part of the draft that it is about
 * @param text what is wrong, and what to do
 */
public record DraftFault(Part part, String text) {
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
