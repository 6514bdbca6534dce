package fr.regain.console.gateway;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Places for what is in progress: so many in all, and so many of them for one caller. */
final class Places {
  private final Semaphore free;
  private final int mostOfOne;
  private final ConcurrentMap<String, Integer> takenBy = new ConcurrentHashMap<>();

  Places(int most, int mostOfOne) {
    this.free = new Semaphore(most);
    this.mostOfOne = mostOfOne;
  }

  /** A place for this caller, if there is one. */
  Optional<Place> take(String caller) {
    if (!free.tryAcquire()) {
      return Optional.empty();
    }
    Place place = new Place(caller);
    if (takenBy.merge(caller, 1, Integer::sum) > mostOfOne) {
      place.giveBack();
      return Optional.empty();
    }
    return Optional.of(place);
  }

  /** A place that is taken until it is given back. */
  final class Place {
    private final String caller;
    private final AtomicBoolean given = new AtomicBoolean();

    private Place(String caller) {
      this.caller = caller;
    }

    /** Once is enough, and more often does no harm. */
    void giveBack() {
      if (given.compareAndSet(false, true)) {
        takenBy.computeIfPresent(caller, (same, taken) -> taken == 1 ? null : taken - 1);
        free.release();
      }
    }
  }
}
