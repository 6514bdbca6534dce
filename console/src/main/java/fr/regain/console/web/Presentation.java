package fr.regain.console.web;

import org.jspecify.annotations.Nullable;

/**
 * How whoever runs the console presents it.
 *
 * @param name what stands at the head of each page
 * @param logo address of the picture beside it; absent: there is none
 * @param conformity what the law wants said at the foot of each page
 */
public record Presentation(String name, @Nullable String logo, Conformity conformity) {
  /** What a console is called that nobody has given another name. */
  public static final String OWN_NAME = "Regain";

  /** A console that nobody has presented yet. */
  public static final Presentation OWN = new Presentation(OWN_NAME, null, Conformity.NONE);

  /** The three states that the law knows; without a valid audit a service is in the first. */
  public enum Conformity {
    NONE,
    PARTIAL,
    FULL;

    /** Key of its text. */
    public String key() {
      return "conformity." + name();
    }
  }

  /** Knows the presentation of this moment. */
  public interface Source {
    /** The presentation of this moment, from memory: each page asks. */
    Presentation current();
  }
}
