package fr.regain.console.operation;

import fr.regain.console.resource.OperationKind;
import fr.regain.console.secondlife.Stage;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an operation, in the order in which they are shown. Those of staff and of schools
 * are never added up. Stored by name.
 */
public enum OperationMeasure {
  /**
   * Workstations of staff. Measured: bytes that the campaigns returned to their volumes. Declared:
   * bytes that people deleted by hand.
   */
  STAFF_BYTES(Unit.BYTES, null, OperationKind.DATA),
  /** The same of workstations of schools. */
  SCHOOL_BYTES(Unit.BYTES, null, OperationKind.DATA),
  /** Workstations of staff on which a campaign has worked. */
  STAFF_DEVICES(Unit.DEVICES, null, OperationKind.DATA),
  /** Workstations of schools on which a campaign has worked. */
  SCHOOL_DEVICES(Unit.DEVICES, null, OperationKind.DATA),
  /** Pieces that serve again with their owner. */
  REASSIGNED(Unit.PIECES, Stage.ASSIGNED, OperationKind.REUSE),
  /** Pieces handed to another public body. */
  TRANSFERRED(Unit.PIECES, Stage.TRANSFERRED, OperationKind.REUSE),
  SOLD(Unit.PIECES, Stage.SOLD, OperationKind.REUSE),
  GIVEN(Unit.PIECES, Stage.GIVEN, OperationKind.REUSE),
  /** Pieces handed to an approved recycler. */
  RECYCLED(Unit.PIECES, Stage.RECYCLED, OperationKind.RECYCLING),
  /** Weight of what was handed to it (DEEE). */
  WASTE(Unit.KILOGRAMS, null, OperationKind.RECYCLING),
  /** Staff who took part. */
  STAFF_PEOPLE(Unit.PEOPLE, null, OperationKind.values()),
  /** Pupils who took part: a count, never who. */
  PUPILS(Unit.PEOPLE, null, OperationKind.values()),
  /** Sessions held to tell people about it. */
  SESSIONS(Unit.SESSIONS, null, OperationKind.values());

  /** What is counted, and the most of it that one operation may declare. */
  public enum Unit {
    /** A petabyte. */
    BYTES(1_000_000_000_000_000L),
    DEVICES(0),
    PIECES(100_000),
    KILOGRAMS(1_000_000),
    PEOPLE(1_000_000),
    SESSIONS(10_000);

    private final long most;

    Unit(long most) {
      this.most = most;
    }

    /** The most that one operation may declare; 0: nobody declares it. */
    public long most() {
      return most;
    }
  }

  private final Unit unit;
  private final @Nullable Stage stage;
  private final Set<OperationKind> kinds;

  OperationMeasure(Unit unit, @Nullable Stage stage, OperationKind... kinds) {
    this.unit = unit;
    this.stage = stage;
    this.kinds = EnumSet.copyOf(Arrays.asList(kinds));
  }

  /** Those of a kind of operation. */
  public static List<OperationMeasure> of(OperationKind kind) {
    return Arrays.stream(values()).filter(measure -> measure.kinds.contains(kind)).toList();
  }

  /** Those of a kind of operation that people declare. */
  public static List<OperationMeasure> declaredOf(OperationKind kind) {
    return of(kind).stream().filter(measure -> measure.unit.most() > 0).toList();
  }

  /** The destination whose pieces it counts; null: it counts something else. */
  @Nullable Stage stage() {
    return stage;
  }

  /** What is counted. */
  public Unit unit() {
    return unit;
  }

  /** Key of its text. */
  public String key() {
    return "operation.measure." + name();
  }

  /** Name of its field in forms. */
  public String field() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
