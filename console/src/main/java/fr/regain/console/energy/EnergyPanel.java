package fr.regain.console.energy;

import fr.regain.console.device.DeviceDetail;
import fr.regain.console.device.DevicePanel;
import fr.regain.console.page.energy.JtepanelGenerated;
import fr.regain.console.web.Markup;
import fr.regain.console.web.Visit;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;

/** What a device's page says of its energy. */
@Singleton
final class EnergyPanel implements DevicePanel {
  private static final int DAYS = 14;

  private final EnergyHistory history;

  EnergyPanel(EnergyHistory history) {
    this.history = history;
  }

  @Override
  public Place place() {
    return Place.ENERGY;
  }

  @Override
  public Markup show(Visit visit, DeviceDetail device) {
    ZoneId zone = visit.figures().zone();
    LocalDate today = LocalDate.ofInstant(visit.now(), zone);
    EnergyView view = new EnergyView(visit, history.days(device.row().id(), zone, today, DAYS));
    return output -> JtepanelGenerated.render(output, null, view);
  }
}
