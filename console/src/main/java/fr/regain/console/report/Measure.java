package fr.regain.console.report;

import fr.regain.console.campaign.ParticipantFact;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures of a report, in the order in which they are shown. */
public enum Measure {
  /** Devices that the campaign took up. */
  DEVICES(false, Method.COUNTED, null),
  /** Those that have worked. */
  WORKED(false, Method.COUNTED, null),
  /** Those that told what was in use before and after. */
  COMPARED(false, Method.COUNTED, null),
  /** Bytes in use on the volumes of those, when they made their plans. */
  BEFORE(true, Method.MEASURED, COMPARED),
  /** Bytes in use on the same volumes, at the end of the work. */
  AFTER(true, Method.MEASURED, COMPARED),
  /** Bytes that the plans would take. */
  PLANNED(true, Method.ESTIMATED, DEVICES),
  /** Allocated bytes of what was deleted. */
  DELETED(true, Method.MEASURED, WORKED),
  /** Devices that measured what came back. */
  MEASURING(false, Method.COUNTED, null),
  /** By how much the free space of their volumes grew meanwhile. */
  RETURNED(true, Method.MEASURED, MEASURING),
  /** Allocated bytes in quarantines whose retention runs. */
  HELD(true, Method.MEASURED, WORKED),
  /** Allocated bytes in quarantines whose retention is over. */
  MATURED(true, Method.ESTIMATED, WORKED),
  /** Allocated bytes that were put back. */
  RESTORED(true, Method.MEASURED, WORKED),
  /** Devices at which somebody said yes. */
  AGREED(false, Method.DECLARED, null),
  /** Devices at which somebody said no. */
  DECLINED(false, Method.DECLARED, null),
  /** Devices at which the question stands, or stood until the end. */
  UNANSWERED(false, Method.COUNTED, null);

  /** The figures on people's answers. */
  public static final List<Measure> OF_PEOPLE = List.of(AGREED, DECLINED, UNANSWERED);

  private final boolean bytes;
  private final Method method;
  private final @Nullable Measure base;

  Measure(boolean bytes, Method method, @Nullable Measure base) {
    this.bytes = bytes;
    this.method = method;
    this.base = base;
  }

  /** Those that are not about people. */
  public static List<Measure> ofDevices() {
    return Arrays.stream(values()).filter(measure -> !OF_PEOPLE.contains(measure)).toList();
  }

  /** What is true of the devices that it counts; null: nothing in particular, or it is of bytes. */
  public @Nullable ParticipantFact fact() {
    return switch (this) {
      case WORKED -> ParticipantFact.WORKED;
      case COMPARED -> ParticipantFact.COMPARED;
      case MEASURING -> ParticipantFact.MEASURED;
      case AGREED -> ParticipantFact.AGREED;
      case DECLINED -> ParticipantFact.DECLINED;
      case UNANSWERED -> ParticipantFact.UNANSWERED;
      case DEVICES, BEFORE, AFTER, PLANNED, DELETED, RETURNED, HELD, MATURED, RESTORED -> null;
    };
  }

  /** Whether it is a number of bytes; else of devices. */
  public boolean isBytes() {
    return bytes;
  }

  /** How it was obtained. */
  public Method method() {
    return method;
  }

  /** The devices that it is known of: without any, it is unknown, not zero. Null: all. */
  public @Nullable Measure base() {
    return base;
  }
}
