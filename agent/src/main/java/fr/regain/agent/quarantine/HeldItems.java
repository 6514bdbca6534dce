package fr.regain.agent.quarantine;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;

/** Items of which the origin is looked up only when one is asked for: there may be many. */
final class HeldItems extends AbstractList<Held> implements RandomAccess {
  private final List<ItemId> ids;
  private final Function<ItemId, Held> held;

  HeldItems(List<ItemId> ids, Function<ItemId, Held> held) {
    this.ids = ids;
    this.held = held;
  }

  @Override
  public Held get(int index) {
    return held.apply(ids.get(index));
  }

  @Override
  public int size() {
    return ids.size();
  }
}
