package fr.regain.agent.checkin;

import fr.regain.agent.command.Invocation;
import fr.regain.agent.host.StateFiles;
import fr.regain.agent.lease.DeviceClock;
import fr.regain.agent.lease.SharedFolder;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.policy.AgentSettings;
import java.io.IOException;
import java.time.Instant;

/**
 * What commands ask that judge by age. The agent's own account knows what the last check-in saw,
 * people know what the agent shares. Where no console was ever heard, the clock is right.
 */
public final class ClockCheck {
  private ClockCheck() {}

  /**
   * Lets a command go on whose device has a clock that tells ages.
   *
   * @return a time that has certainly come
   * @throws AgentProblem "clock.wrong" when it is days off
   */
  public static Instant require(Invocation invocation) {
    AgentFiles files = new AgentFiles(invocation.configuration(), invocation.surroundings());
    SharedFolder shared =
        new SharedFolder(invocation.configuration().get(AgentSettings.SHARED_DIRECTORY));
    try {
      Instant agents = files.clock().certain().orElseThrow(DeviceClock::wrong);
      Instant peoples =
          DeviceClock.shared(shared, invocation.surroundings())
              .certain()
              .orElseThrow(DeviceClock::wrong);
      return agents.isBefore(peoples) ? agents : peoples;
    } catch (IOException failure) {
      throw StateFiles.unusable(shared.directory(), failure);
    }
  }
}
