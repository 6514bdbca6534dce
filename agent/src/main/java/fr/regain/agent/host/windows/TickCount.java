package fr.regain.agent.host.windows;

import fr.regain.agent.host.Uptime;
import java.time.Duration;

/** {@code GetTickCount64}, sleep included. */
public final class TickCount implements Uptime {
  @Override
  public Moment now() {
    return new Moment(WindowsBoot.name(), Duration.ofMillis(WindowsCall.GET_TICK_COUNT.invoke()));
  }
}
