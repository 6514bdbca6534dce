package fr.regain.console.enrolment;

import fr.regain.console.device.DeviceDetail;
import fr.regain.console.device.DevicePanel;
import fr.regain.console.page.enrolment.JtecertificatesGenerated;
import fr.regain.console.web.Markup;
import fr.regain.console.web.Visit;
import jakarta.inject.Singleton;
import java.util.List;

/** What a device's page says of its certificates. */
@Singleton
final class CertificatePanel implements DevicePanel {
  private final EnrolmentService enrolments;

  CertificatePanel(EnrolmentService enrolments) {
    this.enrolments = enrolments;
  }

  @Override
  public Place place() {
    return Place.IDENTITY;
  }

  @Override
  public Markup show(Visit visit, DeviceDetail device) {
    List<CertificateState> certificates = enrolments.certificates(device.row().id());
    return output -> JtecertificatesGenerated.render(output, null, visit, certificates);
  }
}
