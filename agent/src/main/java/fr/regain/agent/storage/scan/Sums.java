package fr.regain.agent.storage.scan;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Sums under construction, one for each constant of an enum; one thread's. */
final class Sums<E extends Enum<E>> {
  private static final class Cell {
    private long files;
    private long logical;
    private long allocated;
  }

  private final EnumMap<E, Cell> cells;

  Sums(Class<E> keys) {
    cells = new EnumMap<>(keys);
  }

  void add(E key, long logical, long allocated) {
    Cell cell = cell(key);
    cell.files++;
    cell.logical += logical;
    cell.allocated += allocated;
  }

  void addAll(Sums<E> others) {
    others.cells.forEach(
        (key, other) -> {
          Cell cell = cell(key);
          cell.files += other.files;
          cell.logical += other.logical;
          cell.allocated += other.allocated;
        });
  }

  private Cell cell(E key) {
    Cell cell = cells.get(key);
    if (cell == null) {
      cell = new Cell();
      cells.put(key, cell);
    }
    return cell;
  }

  /** The sums that have files, by their codes, in the order of the enum. */
  Map<String, Sum> byCode(Function<E, String> code) {
    Map<String, Sum> sums = new LinkedHashMap<>();
    cells.forEach(
        (key, cell) ->
            sums.put(code.apply(key), new Sum(cell.files, cell.logical, cell.allocated)));
    return sums;
  }
}
