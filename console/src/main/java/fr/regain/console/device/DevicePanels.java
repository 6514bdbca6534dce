package fr.regain.console.device;

import fr.regain.console.page.device.JteageGenerated;
import fr.regain.console.page.device.JteeventsGenerated;
import fr.regain.console.page.device.JtehardwareGenerated;
import fr.regain.console.page.device.JtevolumesGenerated;
import fr.regain.console.web.Markup;
import fr.regain.console.web.Visit;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.function.BiFunction;

/** The parts of a device's page that this capability knows itself. */
@Factory
final class DevicePanels {
  private record Panel(Place place, BiFunction<Visit, DeviceDetail, Markup> markup)
      implements DevicePanel {
    @Override
    public Markup show(Visit visit, DeviceDetail device) {
      return markup.apply(visit, device);
    }
  }

  @Singleton
  @Named("volumes")
  DevicePanel volumes() {
    return new Panel(
        DevicePanel.Place.VOLUMES,
        (visit, device) ->
            output -> JtevolumesGenerated.render(output, null, visit, device.volumes()));
  }

  @Singleton
  @Named("age")
  DevicePanel age(DeclaredAge declared) {
    return new Panel(
        DevicePanel.Place.AGE,
        (visit, device) ->
            output ->
                JteageGenerated.render(
                    output,
                    null,
                    new AgeView(visit, device, declared.of(device.row().id()).orElse(null))));
  }

  @Singleton
  @Named("hardware")
  DevicePanel hardware() {
    return new Panel(
        DevicePanel.Place.HARDWARE,
        (visit, device) ->
            output ->
                JtehardwareGenerated.render(output, null, visit, HardwareText.of(visit, device)));
  }

  @Singleton
  @Named("events")
  DevicePanel events() {
    return new Panel(
        DevicePanel.Place.EVENTS,
        (visit, device) -> output -> JteeventsGenerated.render(output, null, visit, device));
  }
}
