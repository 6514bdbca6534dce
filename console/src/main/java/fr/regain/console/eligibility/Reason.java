package fr.regain.console.eligibility;

import java.time.LocalDate;
import java.util.List;

/**
 * One thing that was found, and what says so.
 *
 * @param code what was found
 * @param source what says so
 * @param parameters of its text, in their order
 */
public record Reason(ReasonCode code, Source source, List<Value> parameters) {
  /** Keeps its own copy. */
  public Reason {
    parameters = List.copyOf(parameters);
  }

  /** What says so. */
  public enum Source {
    /** The inventory of the device, or the one that was imported. */
    INVENTORY,
    /** The disk's own counters. */
    DISK,
    /** A person, or a file of theirs. */
    DECLARATION,
    /** The plate and the purchase: the interval of its age. */
    AGE,
    /** Nobody: that is the finding. */
    NONE
  }

  /** A parameter of a text, written in the reader's language. */
  public sealed interface Value {
    /** As it is. */
    record Text(String text) implements Value {}

    /** A number without a unit. */
    record Count(long count) implements Value {}

    /** Memory, bytes. */
    record Memory(long bytes) implements Value {}

    /** Room on a disk, bytes. */
    record Storage(long bytes) implements Value {}

    /** A day. */
    record Day(LocalDate day) implements Value {}
  }
}
