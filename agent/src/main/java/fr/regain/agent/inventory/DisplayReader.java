package fr.regain.agent.inventory;

import fr.regain.agent.host.Screen;
import fr.regain.v1.Chassis;
import fr.regain.v1.Display;
import java.util.List;

/** Screens, fit to be reported. */
final class DisplayReader {
  private static final int MAXIMUM_DISPLAYS = 16;
  private static final Patterns PANEL_MAKERS = Patterns.of("panel-makers.txt");

  private DisplayReader() {}

  /**
   * The screens of a device; those of a virtual machine are programs.
   *
   * @param yearNow a screen of a later year has a wrong date
   */
  static List<Display> of(List<Screen> screens, Chassis chassis, int yearNow) {
    return chassis == Chassis.CHASSIS_VIRTUAL
        ? List.of()
        : screens.stream()
            .limit(MAXIMUM_DISPLAYS)
            .map(screen -> display(screen, chassis, yearNow))
            .toList();
  }

  private static Display display(Screen screen, Chassis chassis, int yearNow) {
    Display stated = screen.display();
    Display.Builder display = stated.toBuilder().clearModel().clearSerialNumber();
    StatedText.clean(stated.getModel()).ifPresent(display::setModel);
    StatedText.clean(stated.getSerialNumber()).ifPresent(display::setSerialNumber);
    if (stated.getYear() > yearNow) {
      display.clearYear().clearWeek();
    }
    return display
        .setBuiltIn(screen.builtIn().orElseGet(() -> panelInside(stated, chassis)))
        .build();
  }

  /**
   * Where the operating system does not tell: a device that has a screen of its own has one whose
   * maker sells panels, not monitors.
   */
  private static boolean panelInside(Display display, Chassis chassis) {
    boolean own =
        switch (chassis) {
          case CHASSIS_LAPTOP, CHASSIS_TABLET, CHASSIS_ALL_IN_ONE -> true;
          case CHASSIS_DESKTOP,
              CHASSIS_MINI,
              CHASSIS_SERVER,
              CHASSIS_VIRTUAL,
              CHASSIS_UNSPECIFIED,
              UNRECOGNIZED ->
              false;
        };
    return own && PANEL_MAKERS.match(display.getMaker());
  }
}
