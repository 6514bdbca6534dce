package fr.regain.console.equipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.audit.SampleJournal;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class EquipmentServiceContract extends EquipmentFixture {
  Equipment piece;
  UUID device;

  @BeforeEach
  void onePiece() {
    device = device(moulin);
    reports(device, laptop("5CG1234567").setMemoryBytes(4));
    survey.run();
    piece = all().getFirst();
  }

  @Test
  void aDeclaration_isKept_andTheJournalHoldsBothStates() {
    Owner owner = owners.add(Person.CONSOLE, "Région Occitanie", OwnerKind.REGION);
    Declaration said =
        new Declaration(owner.id(), LocalDate.of(2019, 9, 1), "IMMO-42", false, Boolean.TRUE, true);
    equipment.declare(technicianOf(moulin), piece.id(), said);
    Equipment now = equipment.find(Scope.EVERYWHERE, piece.shortId()).orElseThrow();
    assertThat(now.declaration()).isEqualTo(said);
    assertThat(now.made().before()).isEqualTo(LocalDate.of(2019, 9, 1));
    var journal = SampleJournal.newest(database, "equipment.declare");
    assertThat(journal).hasSize(1);
    assertThat(journal.getFirst().subject()).isEqualTo("equipment " + piece.shortId());
    assertThat(journal.getFirst().before()).contains("surplus: false").doesNotContain("owner");
    assertThat(journal.getFirst().after())
        .contains("owner: " + owner.id(), "purchased: 2019-09-01", "protected-carrier: false");
  }

  @Test
  void theSameDeclarationAgain_isNoRecord() {
    equipment.declare(Person.CONSOLE, piece.id(), piece.declaration());
    assertThat(SampleJournal.newest(database, "equipment.declare")).isEmpty();
  }

  @Test
  void aTechnicianOfAnotherSchool_findsNothing() {
    Person other = technicianOf(coteaux);
    assertThat(equipment.find(other.scope(), piece.id())).isEmpty();
    assertThat(equipment.find(other.scope(), piece.shortId())).isEmpty();
    assertThat(equipment.ofDevice(other.scope(), device)).isEmpty();
    assertThat(equipment.after(other.scope(), EquipmentFilter.ALL, 0, 10)).isEmpty();
    assertThatThrownBy(() -> equipment.declare(other, piece.id(), Declaration.NONE))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.NOT_FOUND));
  }

  @Test
  void whatCannotBe_isRefused() {
    for (Declaration wrong :
        List.of(
            Declaration.NONE.withPurchasedOn(LocalDate.of(1601, 1, 1)),
            Declaration.NONE.withPurchasedOn(LocalDate.of(2031, 1, 1)),
            Declaration.NONE.withInventoryNumber(" "),
            Declaration.NONE.withInventoryNumber("9".repeat(65)),
            Declaration.NONE.withOwner(999L))) {
      assertThatThrownBy(() -> equipment.declare(Person.CONSOLE, piece.id(), wrong))
          .isInstanceOf(Problem.class);
    }
  }

  @Test
  void filters_narrowTheList() {
    assertThat(found(new EquipmentFilter("5cg1234", null, null, null))).hasSize(1);
    assertThat(found(new EquipmentFilter(piece.shortId().spaced(), null, null, null))).hasSize(1);
    assertThat(found(new EquipmentFilter("Optiplex", null, null, null))).isEmpty();
    assertThat(found(new EquipmentFilter("", moulin.id(), EquipmentKind.LAPTOP, null))).hasSize(1);
    assertThat(found(new EquipmentFilter("", coteaux.id(), null, null))).isEmpty();
    assertThat(found(new EquipmentFilter("", null, EquipmentKind.MONITOR, null))).isEmpty();
    assertThat(found(new EquipmentFilter("", null, null, 1L))).isEmpty();
  }

  private List<Equipment> found(EquipmentFilter filter) {
    return equipment.after(Scope.EVERYWHERE, filter, 0, 10);
  }

  @Test
  void whatTheDeviceReports_isTheFacts_andNobodyElseDescribesIt() {
    assertThat(equipment.facts(piece.id()).orElseThrow().getMemoryBytes()).isEqualTo(4);
    assertThatThrownBy(
            () ->
                database.update(
                    dsl ->
                        equipment.describe(dsl, Person.CONSOLE, piece.id(), piece.description())))
        .isInstanceOf(Problem.class);
  }

  @Test
  void importedFacts_areRead_andReplaced() {
    Description plate =
        new Description(
            EquipmentKind.PRINTER,
            "HP",
            "LaserJet",
            "P1",
            Made.UNKNOWN,
            laptop("P1").setMemoryBytes(1).build());
    Equipment added =
        database.write(
            dsl ->
                equipment.add(
                    dsl,
                    technicianOf(moulin),
                    moulin.id(),
                    plate,
                    Declaration.NONE,
                    Origin.IMPORT));
    assertThat(equipment.facts(added.id()).orElseThrow().getMemoryBytes()).isEqualTo(1);
    database.update(dsl -> equipment.move(dsl, Person.CONSOLE, added.id(), coteaux.id()));
    assertThat(equipment.find(Scope.EVERYWHERE, added.id()).orElseThrow().siteId())
        .isEqualTo(coteaux.id());
    assertThatThrownBy(
            () ->
                database.update(
                    dsl ->
                        equipment.add(
                            dsl,
                            technicianOf(moulin),
                            coteaux.id(),
                            plate,
                            Declaration.NONE,
                            Origin.IMPORT)))
        .isInstanceOf(Problem.class);
  }

  @Test
  void aDeviceThatIsForgotten_leavesItsEquipment() {
    devices.remove(device);
    Equipment left = equipment.find(Scope.EVERYWHERE, piece.id()).orElseThrow();
    assertThat(left.deviceId()).isNull();
    assertThat(left.description().serialNumber()).isEqualTo("5CG1234567");
  }

  @Test
  void theOwnerOfASite_isHandedOnToWhatNobodyElseOwns_andToWhatComesLater() {
    Owner region = owners.add(Person.CONSOLE, "Région", OwnerKind.REGION);
    Owner college = owners.add(Person.CONSOLE, "Collège", OwnerKind.ETABLISSEMENT);
    assertThat(owners.setOwnership(Person.CONSOLE, moulin.id(), region.id(), false)).isEqualTo(1);
    assertThat(all().getFirst().declaration())
        .isEqualTo(Declaration.NONE.withOwner(region.id()).withProtectedCarrier(false));
    reports(device(moulin), laptop("LATER1"));
    survey.run();
    Equipment later = all().getLast();
    assertThat(later.declaration().ownerId()).isEqualTo(region.id());

    equipment.declare(Person.CONSOLE, later.id(), later.declaration().withOwner(college.id()));
    assertThat(owners.setOwnership(Person.CONSOLE, moulin.id(), college.id(), null)).isEqualTo(1);
    assertThat(all()).extracting(each -> each.declaration().ownerId()).containsOnly(college.id());
    assertThat(all().getFirst().declaration().protectedCarrier()).isNull();
  }

  @Test
  void whatHasLeft_staysWithWhoeverHeldIt() {
    Owner region = owners.add(Person.CONSOLE, "Région", OwnerKind.REGION);
    Owner college = owners.add(Person.CONSOLE, "Collège", OwnerKind.ETABLISSEMENT);
    owners.setOwnership(Person.CONSOLE, moulin.id(), region.id(), false);
    database.update(dsl -> equipment.setGone(dsl, piece.id(), true));

    assertThat(owners.setOwnership(Person.CONSOLE, moulin.id(), college.id(), true)).isZero();
    assertThat(equipment.find(Scope.EVERYWHERE, piece.id()).orElseThrow().declaration())
        .isEqualTo(Declaration.NONE.withOwner(region.id()).withProtectedCarrier(false));
  }

  @Test
  void whatHasLeft_isNotDeclaredAnew_untilItComesBack() {
    Declaration said = piece.declaration().withInventoryNumber("IMMO-7");
    database.update(dsl -> equipment.setGone(dsl, piece.id(), true));

    assertThatThrownBy(() -> equipment.declare(Person.CONSOLE, piece.id(), said))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.REQUEST_INVALID));
    assertThat(equipment.find(Scope.EVERYWHERE, piece.id()).orElseThrow().declaration())
        .isEqualTo(piece.declaration());
    database.update(dsl -> equipment.setGone(dsl, piece.id(), false));
    equipment.declare(Person.CONSOLE, piece.id(), said);
    assertThat(all().getFirst().declaration()).isEqualTo(said);
  }

  @Test
  void aSiteThatSaysItsOwnOwner_isNotOverruledFromAbove() {
    Owner region = owners.add(Person.CONSOLE, "Région", OwnerKind.REGION);
    Owner state = owners.add(Person.CONSOLE, "État", OwnerKind.STATE);
    owners.setOwnership(Person.CONSOLE, coteaux.id(), state.id(), true);
    owners.setOwnership(Person.CONSOLE, 1, region.id(), null);
    reports(device(coteaux), laptop("C12345"));
    survey.run();
    assertThat(all().getFirst().declaration().ownerId()).isEqualTo(region.id());
    assertThat(all().getLast().declaration())
        .isEqualTo(Declaration.NONE.withOwner(state.id()).withProtectedCarrier(true));
  }

  @Test
  void ownersAreEnteredByWhoAdministersAll_underNamesOfTheirOwn() {
    Owner region = owners.add(Person.CONSOLE, " Région ", OwnerKind.REGION);
    assertThat(region.name()).isEqualTo("Région");
    owners.change(Person.CONSOLE, region.id(), "Région Occitanie", OwnerKind.OTHER);
    assertThat(owners.all())
        .containsExactly(new Owner(region.id(), "Région Occitanie", OwnerKind.OTHER));
    assertThatThrownBy(() -> owners.add(Person.CONSOLE, "Région Occitanie", OwnerKind.REGION))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> owners.add(Person.CONSOLE, " ", OwnerKind.REGION))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> owners.add(technicianOf(moulin), "Commune", OwnerKind.COMMUNE))
        .isInstanceOf(Problem.class);
  }
}
