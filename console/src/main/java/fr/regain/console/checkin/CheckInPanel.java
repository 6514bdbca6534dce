package fr.regain.console.checkin;

import fr.regain.console.device.DeviceDetail;
import fr.regain.console.device.DevicePanel;
import fr.regain.console.page.checkin.JtepanelGenerated;
import fr.regain.console.web.Markup;
import fr.regain.console.web.Visit;
import jakarta.inject.Singleton;
import java.util.UUID;

/** What a device's page says of the exchange with it. */
@Singleton
final class CheckInPanel implements DevicePanel {
  private final CheckInHistory history;

  CheckInPanel(CheckInHistory history) {
    this.history = history;
  }

  @Override
  public Place place() {
    return Place.CONTACT;
  }

  @Override
  public Markup show(Visit visit, DeviceDetail device) {
    UUID id = device.row().id();
    CheckInView view = new CheckInView(visit, history.standing(id).orElse(null), history.last(id));
    return output -> JtepanelGenerated.render(output, null, view);
  }
}
