package fr.regain.console.eligibility;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.device.DeviceDetail;
import fr.regain.console.device.DevicePanel;
import fr.regain.console.equipment.Equipment;
import fr.regain.console.equipment.EquipmentPanel;
import fr.regain.console.equipment.EquipmentService;
import fr.regain.console.page.eligibility.JterouteGenerated;
import fr.regain.console.web.Markup;
import fr.regain.console.web.Visit;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;

/** What the pages of a device and of a piece of equipment say of its route. */
@Factory
final class RoutePanels {
  private record OfDevice(EquipmentService equipment, EligibilityService eligibility)
      implements DevicePanel {
    @Override
    public DevicePanel.Place place() {
      return DevicePanel.Place.SECOND_LIFE;
    }

    // Who may see the device may see what it is good for, wherever it was taken since.
    @Override
    public Markup show(Visit visit, DeviceDetail device) {
      List<RouteView> views =
          equipment
              .ofDevice(Scope.EVERYWHERE, device.row().id())
              .map(piece -> new RouteView(visit, piece, eligibility.explain(piece)))
              .stream()
              .toList();
      return output -> JterouteGenerated.render(output, null, visit, views, true);
    }
  }

  private record OfEquipment(EligibilityService eligibility) implements EquipmentPanel {
    @Override
    public EquipmentPanel.Place place() {
      return EquipmentPanel.Place.ROUTE;
    }

    @Override
    public Markup show(Visit visit, Person person, Equipment equipment) {
      RouteView view = new RouteView(visit, equipment, eligibility.explain(equipment));
      return output -> JterouteGenerated.render(output, null, visit, List.of(view), false);
    }
  }

  @Singleton
  @Named("route")
  DevicePanel ofDevice(EquipmentService equipment, EligibilityService eligibility) {
    return new OfDevice(equipment, eligibility);
  }

  @Singleton
  @Named("route")
  EquipmentPanel ofEquipment(EligibilityService eligibility) {
    return new OfEquipment(eligibility);
  }
}
