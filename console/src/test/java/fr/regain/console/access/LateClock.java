package fr.regain.console.access;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** A clock that is known later only. */
final class LateClock extends Clock {
  private final Supplier<? extends Clock> clock;

  LateClock(Supplier<? extends Clock> clock) {
    this.clock = clock;
  }

  @Override
  public Instant instant() {
    return clock.get().instant();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The console's clock is UTC");
  }
}
