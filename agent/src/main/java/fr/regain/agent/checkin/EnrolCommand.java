package fr.regain.agent.checkin;

import fr.regain.agent.command.Command;
import fr.regain.agent.command.Invocation;
import fr.regain.agent.enrolment.ConfiguredToken;
import fr.regain.agent.enrolment.EnrolmentToken;
import fr.regain.agent.message.ExitCode;
import fr.regain.agent.message.Text;
import java.util.function.Function;

/**
 * {@code regain enrol}: here and not in {@code enrolment}, because it also agrees on the first
 * check-in.
 */
public final class EnrolCommand implements Command {
  private final Function<Invocation, CheckIn> checkIn;

  public EnrolCommand(Function<Invocation, CheckIn> checkIn) {
    this.checkIn = checkIn;
  }

  @Override
  public String name() {
    return "enrol";
  }

  @Override
  public Text summary() {
    return new Text(
        "Inscrit le poste auprès de la console avec un jeton (--token ou --token-file).",
        "Enrols the device with the console by a token (--token or --token-file).");
  }

  @Override
  public ExitCode run(Invocation invocation) {
    EnrolmentToken token =
        ConfiguredToken.find(invocation.configuration()).orElseThrow(ConsoleTalk::notEnrolled);
    checkIn
        .apply(invocation)
        .enrol(token, invocation::say)
        .ifPresent(
            identity ->
                invocation.say(
                    new Text(
                        "Poste inscrit : %s, console %s, certificat jusqu'au %s."
                            .formatted(identity.deviceId(), identity.console(), identity.expiry()),
                        "Device enrolled: %s, console %s, certificate until %s."
                            .formatted(
                                identity.deviceId(), identity.console(), identity.expiry()))));
    return ExitCode.OK;
  }
}
