package fr.regain.agent.checkin;

import fr.regain.agent.enrolment.Identity;
import fr.regain.agent.message.Text;
import fr.regain.agent.policy.ConsoleAddress;
import fr.regain.agent.spool.SpoolStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How things stand.
 *
 * @param identity absent when the device is not enrolled
 * @param consoleSetting address that the settings impose over the identity's own
 * @param spool absent before the first sample
 * @param lastTalk absent before the first one
 * @param nextTalk by the wall clock, as far as that can be trusted
 * @param stopped why the agent no longer talks to the console
 * @param leases what the console has asked for and has not ended
 * @param warnings what a person should look at
 */
public record DeviceStatus(
    Optional<Identity> identity,
    Optional<ConsoleAddress> consoleSetting,
    Optional<SpoolStatus> spool,
    Optional<LastTalk> lastTalk,
    Optional<Instant> nextTalk,
    Optional<Text> stopped,
    List<Text> leases,
    List<Text> warnings) {

  /**
   * How the last talk ended.
   *
   * @param at by the wall clock
   * @param code "ok", or that of the problem
   */
  public record LastTalk(Instant at, String code, Text text) {}
}
