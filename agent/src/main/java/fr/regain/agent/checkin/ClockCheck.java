package fr.regain.agent.checkin;

import fr.regain.agent.command.Invocation;
import fr.regain.agent.host.StateFiles;
import fr.regain.agent.lease.DeviceClock;
import fr.regain.agent.lease.SharedFolder;
import fr.regain.agent.message.AgentProblem;
import fr.regain.agent.policy.AgentSettings;
import java.io.IOException;

/**
 * What commands ask that judge by age. The agent's own account knows what the last check-in saw,
 * people know what the agent shares. Where no console was ever heard, the clock is right.
 */
public final class ClockCheck {
  private ClockCheck() {}

  /**
   * Lets a command go on whose device has a clock that tells ages.
   *
   * @throws AgentProblem "clock.wrong" when it is days off
   */
  public static void require(Invocation invocation) {
    AgentFiles files = new AgentFiles(invocation.configuration(), invocation.surroundings());
    SharedFolder shared =
        new SharedFolder(invocation.configuration().get(AgentSettings.SHARED_DIRECTORY));
    try {
      if (!files.isOnTime() || !DeviceClock.tellsAges(shared, invocation.surroundings())) {
        throw DeviceClock.wrong();
      }
    } catch (IOException failure) {
      throw StateFiles.unusable(shared.directory(), failure);
    }
  }
}
