package fr.regain.console.secondlife;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import fr.regain.console.access.Person;
import fr.regain.console.access.Scope;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.Owner;
import fr.regain.console.equipment.OwnerKind;
import fr.regain.console.platform.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jooq.Record3;
import org.junit.jupiter.api.Test;

/** A year of a workshop, and its accounts reckoned by hand. */
abstract class AccountsContract extends WorkshopFixture {
  private static final LocalDate RECENT = LocalDate.of(2020, 9, 1);

  private void goTo(String moment) {
    clock.advance(Duration.between(clock.instant(), Instant.parse(moment)));
  }

  /**
   * In December 2026 eight pieces are collected: five laptops (one over ten years old), two screens
   * and a server. One of the laptops comes back into service the same month.
   */
  private List<Piece> december() {
    goTo("2026-12-10T09:00:00Z");
    List<Piece> stock =
        List.of(
            piece(EquipmentKind.LAPTOP, RECENT),
            piece(EquipmentKind.LAPTOP, RECENT),
            piece(EquipmentKind.LAPTOP, RECENT),
            piece(EquipmentKind.LAPTOP, LocalDate.of(2016, 12, 9)),
            piece(EquipmentKind.MONITOR, RECENT),
            piece(EquipmentKind.MONITOR, null),
            piece(EquipmentKind.SERVER, RECENT));
    stock.forEach(this::reconditioned);
    Piece back = reconditioned(piece(EquipmentKind.LAPTOP, RECENT));
    assign(technician, back, moulin, "CDI", null, null);
    return stock;
  }

  @Test
  void theStockOf1January_isTakenOnce_fromTheHistory_howeverLate() {
    List<Piece> stock = december();
    goTo("2027-02-03T12:00:00Z");
    assign(technician, stock.getFirst(), moulin, "B12", null, null);
    act(laptop(), Act.SPOT);
    accounts.takeStock();

    OpeningStock taken = accounts.of(Scope.EVERYWHERE, 2027, null).stock();
    assertThat(taken).isNotNull();
    // Three laptops and two screens count; the old laptop and the server do not.
    assertThat(taken.counted()).isEqualTo(5);
    assertThat(taken.excluded())
        .isEqualTo(Map.of(Exclusion.OVER_TEN_YEARS, 1L, Exclusion.NOT_IN_SCOPE, 1L));
    assertThat(taken.declared()).isFalse();
    assertThat(taken.asOf()).isEqualTo(Instant.parse("2026-12-31T23:00:00Z"));
    reconditioned(laptop());
    accounts.takeStock();
    assertThat(accounts.declareStock(Person.CONSOLE)).as("there is one already").isFalse();
    assertThat(accounts.of(Scope.EVERYWHERE, 2027, null).stock()).isEqualTo(taken);
  }

  @Test
  void theStockThatAPersonAsksFor_isTheOneOf1January_whereThereIsAHistory() {
    december();
    goTo("2027-01-01T03:00:00Z");
    reconditioned(laptop());

    assertThat(accounts.declareStock(Person.CONSOLE)).isFalse();
    OpeningStock taken = accounts.of(Scope.EVERYWHERE, 2027, null).stock();
    assertThat(taken).isNotNull();
    assertThat(taken.declared()).isFalse();
    assertThat(taken.counted()).isEqualTo(5);
  }

  @Test
  void ofALongHistory_onlyWhatIsInStockIsRead_onceEach_withTheDayOfItsReform() {
    goTo("2025-06-01T09:00:00Z");
    Piece twice = reconditioned(laptop());
    assign(technician, twice, moulin, "CDI", null, null);
    goTo("2026-12-10T09:00:00Z");
    reconditioned(twice);
    Piece gone = reconditioned(laptop());
    assign(technician, gone, moulin, "CDI", null, null);
    Piece back = collected(laptop());
    pieces.undo(technician, back.id(), Stage.COLLECTED, "Ce n’était pas lui", false);
    goTo("2027-01-05T09:00:00Z");
    act(back, Act.COLLECT);

    Instant end = Instant.parse("2026-12-31T23:00:00Z");
    var standing = database.read(dsl -> StepReading.inStockBefore(dsl, end));
    assertThat(standing)
        .extracting(
            Record3::value1, Record3::value2, row -> row.value3().toInstant().truncatedTo(DAYS))
        .containsExactly(tuple(twice.id(), "RECONDITIONED", Instant.parse("2026-12-10T00:00:00Z")));
  }

  @Test
  void aStepThatWasUndone_neverWas() {
    goTo("2026-12-10T09:00:00Z");
    Piece piece = collected(laptop());
    goTo("2027-01-05T09:00:00Z");
    pieces.undo(technician, piece.id(), Stage.COLLECTED, "Ce n’était pas lui", false);
    accounts.takeStock();

    OpeningStock taken = accounts.of(Scope.EVERYWHERE, 2027, null).stock();
    assertThat(taken).isNotNull();
    assertThat(taken.counted()).isZero();
  }

  @Test
  void theFirstYear_hasTheStockThatAPersonAskedFor_andSaysSo() {
    reconditioned(laptop());
    accounts.takeStock();
    assertThat(accounts.of(Scope.EVERYWHERE, 2026, null).stock())
        .as("the console knows nothing of 1 January 2026")
        .isNull();

    clock.advance(Duration.ofMinutes(1));
    assertThatThrownBy(() -> accounts.declareStock(technician)).isInstanceOf(Problem.class);
    assertThat(accounts.declareStock(Person.CONSOLE)).isTrue();
    OpeningStock taken = accounts.of(Scope.EVERYWHERE, 2026, null).stock();
    assertThat(taken).isNotNull();
    assertThat(taken.declared()).isTrue();
    assertThat(taken.counted()).isEqualTo(1);
  }

  @Test
  void aYear_isTheOneReckonedByHand() {
    List<Piece> stock = december();
    goTo("2027-01-01T03:00:00Z");
    accounts.takeStock();
    goTo("2027-03-15T09:00:00Z");
    // A gift of two laptops and a screen that displaces a purchase, with proof.
    inspections.fitted(technician, stock.get(0).id(), List.of("ssd-256"));
    long gift = lot(Destination.GIFT);
    for (Piece piece : List.of(stock.get(0), stock.get(1), stock.get(4))) {
      lots.add(technician, gift, List.of(piece.id()));
    }
    lots.value(
        technician,
        gift,
        List.of(stock.get(0).id(), stock.get(1).id(), stock.get(4).id()),
        12_000L);
    attach(gift, PaperKind.DECISION);
    attach(gift, PaperKind.COMMITMENT);
    lots.describe(
        technician,
        gift,
        new LotTerms(
            "Don",
            Destination.GIFT,
            "Association Regain",
            Beneficiary.PRECARITY_ASSOCIATION,
            "",
            "",
            "",
            null,
            "L’association renonce à trois achats",
            24));
    lots.close(technician, gift, 3, false, PARIS);
    // A transfer without proof, and the old laptop and the server to the recycler.
    long transfer = lot(Destination.TRANSFER);
    lots.add(technician, transfer, List.of(stock.get(2).id()));
    attach(transfer, PaperKind.DECISION);
    lots.close(technician, transfer, 1, false, PARIS);
    long waste = lot(Destination.RECYCLING);
    lots.add(technician, waste, List.of(stock.get(3).id()));
    lots.add(technician, waste, List.of(stock.get(6).id()));
    lots.close(technician, waste, 2, false, PARIS);
    goTo("2028-01-02T00:00:00Z");

    YearAccounts year = accounts.of(Scope.EVERYWHERE, 2027, region.id());
    assertThat(year.byDestination())
        .isEqualTo(Map.of(Stage.GIVEN, 3L, Stage.TRANSFERRED, 1L, Stage.RECYCLED, 2L));
    // A = 3 given with proof; B = 3 laptops + 2 screens = 5; 3 ÷ 5.
    assertThat(year.steered()).isEqualTo(3);
    assertThat(year.withoutProof()).isEqualTo(1);
    assertThat(year.reuseRate().orElseThrow()).isCloseTo(0.6, within(1e-9));
    // Two laptops, two years each: 4 × 17.1 − 16.6 = 51.8 kg; the screen is extrapolated:
    // 2 × 17.1 × (69.8 ÷ 6) ÷ (185.1 ÷ 5) = 10.7470… kg.
    assertThat(year.net(Factors.Basis.SOURCED).value()).isCloseTo(51.8, within(1e-9));
    assertThat(year.net(Factors.Basis.EXTRAPOLATED).value()).isCloseTo(10.7471, within(1e-3));
    List<WasteLine> register = accounts.register(Scope.EVERYWHERE, 2027, region.id());
    assertThat(register).hasSize(1);
    assertThat(register.getFirst().grams()).isEqualTo(12_500);
    assertThat(register.getFirst().pieces()).isEqualTo(2);
    assertThat(accounts.register(Scope.EVERYWHERE, 2029, null)).as("kept three years").hasSize(1);
    assertThat(accounts.register(Scope.EVERYWHERE, 2030, null)).isEmpty();
  }

  @Test
  void twoDeparturesOfOnePiece_haveEachTheirOwnGain_partsAndReform() {
    goTo("2027-02-01T09:00:00Z");
    Piece piece = piece(EquipmentKind.LAPTOP, LocalDate.of(2017, 9, 1));
    reconditioned(piece);
    inspections.fitted(technician, piece.id(), List.of("ssd-256"));
    assign(technician, piece, moulin, "CDI", "devis 12", 24);
    goTo("2028-06-01T09:00:00Z");
    act(piece, Act.SPOT);
    pieces.undo(technician, piece.id(), Stage.SPOTTED, "pas encore", false);
    goTo("2028-09-01T09:00:00Z");
    reconditioned(piece);
    inspections.fitted(technician, piece.id(), List.of("ram-8"));
    assign(technician, piece, moulin, "salle 12", "devis 80", 12);

    List<Departure> first = accounts.of(Scope.EVERYWHERE, 2027, null).departures();
    assertThat(first).hasSize(1);
    assertThat(first.getFirst().monthsGained()).isEqualTo(24);
    assertThat(first.getFirst().parts()).containsExactly("ssd-256");
    assertThat(first.getFirst().exclusion()).as("nine years old when it was reformed").isNull();
    List<Departure> second = accounts.of(Scope.EVERYWHERE, 2028, null).departures();
    assertThat(second).as("a step back to service is no departure").hasSize(1);
    assertThat(second.getFirst().monthsGained()).isEqualTo(12);
    assertThat(second.getFirst().parts()).containsExactly("ram-8");
    assertThat(second.getFirst().exclusion()).isEqualTo(Exclusion.OVER_TEN_YEARS);
  }

  @Test
  void anotherOwner_andAnotherSchool_haveAccountsOfTheirOwn() {
    december();
    goTo("2027-01-01T03:00:00Z");
    accounts.takeStock();
    Owner other = owners.add(Person.CONSOLE, "Commune", OwnerKind.COMMUNE);

    OpeningStock foreign = accounts.of(Scope.EVERYWHERE, 2027, other.id()).stock();
    assertThat(foreign).isNotNull();
    assertThat(foreign.counted()).isZero();
    Scope there = AccountsService.readable(technicianOf(coteaux));
    OpeningStock unseen = accounts.of(there, 2027, null).stock();
    assertThat(unseen).isNotNull();
    assertThat(unseen.counted()).isZero();
    assertThat(accounts.of(there, 2026, null).departures()).isEmpty();
    assertThat(accounts.of(Scope.EVERYWHERE, 2026, null).departures()).hasSize(1);
  }
}
