package fr.regain.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a page is in the menu. */
final class MenuGroupTest {
  private static final List<Section> ALL = Arrays.asList(Section.values());

  @Test
  void aPage_isInTheSection_whoseAddressItSharesMostOf() {
    assertThat(current("/seconde-vie/comptes?annee=2026")).containsExactly(Section.REUSE);
    assertThat(current("/seconde-vie/lots/4")).containsExactly(Section.LOTS);
    assertThat(current("/seconde-vie/proprietaires")).containsExactly(Section.SECOND_LIFE);
    assertThat(current("/m/ABC")).containsExactly(Section.WORKSHOP);
    assertThat(current("/anneaux/3")).containsExactly(Section.RINGS);
    assertThat(current("/comptes/2")).containsExactly(Section.ACCOUNTS);
    assertThat(current("/compte")).isEmpty();
  }

  @Test
  void theEntryThatLeadsHere_isThePage_andWhatIsAroundIt_isMarkedOtherwise() {
    MenuGroup fleet = MenuGroup.of(ALL, "/parc").getFirst();

    assertThat(fleet.isOpen()).isTrue();
    assertThat(fleet.mark("/parc")).isEqualTo("true");
    assertThat(fleet.mark(Section.DEVICES, "/parc")).isEqualTo("page");
    assertThat(fleet.mark(Section.DEVICES, "/parc/x")).isEqualTo("true");
    assertThat(fleet.mark(Section.SITES, "/parc")).isNull();
  }

  @Test
  void aGroupOfOne_isALinkAlone() {
    List<MenuGroup> groups = MenuGroup.of(List.of(Section.CAMPAIGNS), "/campagnes");

    assertThat(groups).hasSize(1);
    assertThat(groups.getFirst().isOpen()).isFalse();
    assertThat(groups.getFirst().mark("/campagnes")).isEqualTo("page");
  }

  private static List<Section> current(String page) {
    return MenuGroup.of(ALL, page).stream()
        .filter(MenuGroup::isCurrent)
        .map(MenuGroup::current)
        .toList();
  }
}
