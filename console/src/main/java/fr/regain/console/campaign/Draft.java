package fr.regain.console.campaign;

import fr.regain.console.device.DeviceFilter;
import fr.regain.console.device.DeviceState;
import java.util.List;

/**
 * What a campaign is to be. It may be incomplete while it is drafted, see {@link DraftCheck}.
 *
 * @param name what people call it, at most 200 characters
 * @param template whether it is kept to be copied
 * @param filter the devices, counted anew at the trial and at the launch; only those that may talk
 *     to the console are ever taken
 * @param rules what is to go
 * @param schedule when
 * @param waves in which steps, in their order
 * @param limits most on one device
 * @param askedBy who asks, and how to reach them, for the people at the devices; at most 500
 *     characters
 * @param notice whether people are told by a notice; never where accounts are shared
 */
public record Draft(
    String name,
    boolean template,
    DeviceFilter filter,
    List<ChosenRule> rules,
    Schedule schedule,
    List<Wave> waves,
    Limits limits,
    String askedBy,
    boolean notice) {
  /** Keeps its own copies. */
  public Draft {
    rules = List.copyOf(rules);
    waves = List.copyOf(waves);
  }

  /** Whether its waves are rings. */
  public boolean isByRing() {
    return waves.stream().anyMatch(wave -> wave.share() instanceof WaveShare.OfRing);
  }

  /** Its filter, held to the devices that may talk to the console. */
  DeviceFilter activeDevices() {
    return filter.standing(DeviceState.ACTIVE);
  }
}
