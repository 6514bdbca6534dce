package fr.regain.console.campaign;

import fr.regain.console.device.DeviceDetail;
import fr.regain.console.device.DevicePanel;
import fr.regain.console.page.campaign.JtepanelGenerated;
import fr.regain.console.platform.ConsoleConfig;
import fr.regain.console.web.Markup;
import fr.regain.console.web.Visit;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** What a device's page says of its campaigns. */
@Singleton
final class CampaignPanel implements DevicePanel {
  private final CampaignReading reading;
  private final Duration retention;

  CampaignPanel(CampaignReading reading, ConsoleConfig config) {
    this.reading = reading;
    this.retention = config.campaigns().quarantineRetention();
  }

  @Override
  public Place place() {
    return Place.CAMPAIGNS;
  }

  @Override
  public Markup show(Visit visit, DeviceDetail device) {
    List<PanelLine> lines =
        reading.ofDevice(device.row().id()).stream()
            .map(
                taken ->
                    new PanelLine(
                        taken.name(),
                        CampaignPath.participant(
                            taken.campaignId(), taken.participant().deviceId()),
                        CampaignText.state(visit, taken.state()),
                        ParticipantText.standing(visit, taken.participant()),
                        ParticipantText.done(visit, taken.participant()),
                        taken
                            .participant()
                            .undoableUntil(retention)
                            .filter(visit.now()::isBefore)
                            .isPresent()))
            .toList();
    return output -> JtepanelGenerated.render(output, null, visit, lines);
  }
}
