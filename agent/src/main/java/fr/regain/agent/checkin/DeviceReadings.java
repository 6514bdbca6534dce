package fr.regain.agent.checkin;

import fr.regain.agent.energy.Measurement;
import fr.regain.v1.HardwareFacts;
import fr.regain.v1.Inventory;
import fr.regain.v1.Volume;
import java.util.List;
import java.util.Optional;

/**
 * What a check-in reads of the device. The first two are read at each wake and cheap; the others
 * only to talk.
 */
public interface DeviceReadings {

  /** Fixed local volumes now. */
  List<Volume> volumes();

  /**
   * Energy and powered-on time since the previous sample.
   *
   * @param previousCounters of the previous sample; absent before the first one
   */
  Measurement energy(Optional<byte[]> previousCounters);

  Inventory inventory();

  HardwareFacts facts();
}
