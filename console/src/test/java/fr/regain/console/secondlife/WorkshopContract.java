package fr.regain.console.secondlife;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.console.access.Grant;
import fr.regain.console.access.Person;
import fr.regain.console.access.Role;
import fr.regain.console.access.Scope;
import fr.regain.console.audit.AuditRecord;
import fr.regain.console.audit.SampleJournal;
import fr.regain.console.equipment.Declaration;
import fr.regain.console.equipment.Equipment;
import fr.regain.console.equipment.EquipmentFilter;
import fr.regain.console.equipment.EquipmentKind;
import fr.regain.console.equipment.Owner;
import fr.regain.console.equipment.OwnerKind;
import fr.regain.console.equipment.ShortId;
import fr.regain.console.platform.Problem;
import fr.regain.console.platform.ProblemCode;
import fr.regain.console.platform.paging.Sort;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way of pieces and lots, on every kind of database. */
abstract class WorkshopContract extends WorkshopFixture {
  private static final WorkshopFilter ALL = WorkshopFilter.ALL;
  private static final Sort<WorkshopSort> LAST_MOVED = new Sort<>(WorkshopSort.CHANGED, true);

  @Test
  void aPiece_goesAllTheWay_andItsHistorySaysWhoAndFromWhere() {
    Piece piece = reconditioned(laptop());
    assign(technician, piece, moulin, "CDI, poste 4", "devis 12", 36);

    Dossier dossier = dossier(piece);
    assertThat(dossier.piece().stage()).isEqualTo(Stage.ASSIGNED);
    assertThat(dossier.history())
        .extracting(Step::to)
        .containsExactly(
            Stage.ASSIGNED,
            Stage.RECONDITIONED,
            Stage.ERASED,
            Stage.INSPECTED,
            Stage.COLLECTED,
            Stage.RESERVED,
            Stage.SPOTTED);
    Step last = dossier.history().getFirst();
    assertThat(last.by()).isEqualTo("Inès");
    assertThat(last.address()).isEqualTo("192.0.2.7");
    assertThat(last.comment()).isEqualTo("CDI, poste 4");
    assertThat(last.displacement()).isEqualTo("devis 12");
    assertThat(last.monthsGained()).isEqualTo(36);
  }

  @ParameterizedTest
  @EnumSource(
      value = Act.class,
      names = {"ASSIGN", "TRANSFER", "SELL", "GIVE", "RECYCLE"})
  void noPiece_leavesAlone_pastTheChecksOfALot(Act act) {
    Piece piece = reconditioned(laptop());
    assertThatThrownBy(() -> act(piece, act))
        .isInstanceOf(Problem.class)
        .extracting("code")
        .isEqualTo(ProblemCode.REQUEST_INVALID);
    assertThat(now(piece.id()).stage()).isEqualTo(Stage.RECONDITIONED);
  }

  @Test
  void whatWentBackToItsDesk_isInspectedAndErasedAnew() {
    Piece piece = reconditioned(laptop());
    for (Stage stage :
        List.of(Stage.RECONDITIONED, Stage.ERASED, Stage.INSPECTED, Stage.COLLECTED)) {
      pieces.undo(technician, piece.id(), stage, "rendu à son utilisateur", false);
    }
    clock.advance(Duration.ofDays(200));
    act(piece, Act.COLLECT);

    Dossier again = dossier(piece);
    assertThat(again.stepsLeft()).isEqualTo(again.steps());
    assertThat(again.piece().grade()).isNull();
    assertThat(again.erasures()).isEmpty();
    for (String step : again.steps()) {
      inspections.answer(technician, piece.id(), step, Outcome.OK, "");
    }
    inspections.conclude(technician, piece.id(), Grade.C, 1, "");
    refused(() -> act(piece, Act.ERASE));
    erase(piece);
    act(piece, Act.ERASE);
    assertThat(now(piece.id()).stage()).isEqualTo(Stage.ERASED);
  }

  @Test
  void whatWasAssigned_comesBackOneDay() {
    Piece piece = reconditioned(laptop());
    assign(technician, piece, moulin, "CDI", "devis 12", 36);
    clock.advance(Duration.ofDays(900));
    act(piece, Act.SPOT);
    pieces.undo(technician, piece.id(), Stage.SPOTTED, "pas encore", false);
    assertThat(now(piece.id()).stage()).isEqualTo(Stage.ASSIGNED);

    inspected(piece);
    refused(() -> act(piece, Act.ERASE));
    erase(piece);
    act(piece, Act.ERASE);
    act(piece, Act.RECONDITION);
    assign(technician, piece, moulin, "salle 12", null, null);
    assertThat(dossier(piece).history())
        .filteredOn(step -> step.act() == Act.ASSIGN)
        .extracting(Step::monthsGained)
        .containsExactly(null, 36);
  }

  @Test
  void whatServedAfterItsDeparture_isErasedAgain() {
    Piece assigned = reconditioned(laptop());
    assign(technician, assigned, moulin, "CDI", null, null);
    Piece given = reconditioned(laptop());
    long lot = lot(Destination.TRANSFER);
    lots.add(technician, lot, List.of(given.id()));
    attach(lot, PaperKind.DECISION);
    lots.close(technician, lot, 1, false, PARIS);
    clock.advance(Duration.ofDays(300));

    pieces.undo(technician, assigned.id(), Stage.ASSIGNED, "rendu", false);
    lots.reopen(technician, lot, "rendu par l’association", false);
    for (Piece piece : List.of(assigned, given)) {
      assertThat(now(piece.id()).stage()).isEqualTo(Stage.RECONDITIONED);
      assertThat(dossier(piece).erasures()).isEmpty();
      assertThat(dossier(piece).clearance().isErased()).isFalse();
    }
    refused(() -> assign(technician, assigned, moulin, "CDI", null, null));
    refused(() -> lots.close(technician, lot, 1, false, PARIS));
    assertThat(rules(lot)).contains(LotRule.READY);

    erase(assigned);
    erase(given);
    assign(technician, assigned, moulin, "CDI", null, null);
    lots.close(technician, lot, 1, false, PARIS);
    assertThat(now(given.id()).stage()).isEqualTo(Stage.TRANSFERRED);
  }

  @Test
  void aDepartureThatWasASlip_leavesItsErasuresStanding_andTheStepSaysSo() {
    Piece piece = reconditioned(laptop());
    assign(technician, piece, moulin, "CDI", null, null);
    clock.advance(Duration.ofHours(1));

    pieces.undo(technician, piece.id(), Stage.ASSIGNED, "mauvais poste", true);
    assertThat(dossier(piece).erasures()).hasSize(1);
    assertThat(dossier(piece).history().getFirst().slip()).isTrue();
    assign(technician, piece, moulin, "CDI", null, null);
    assertThat(now(piece.id()).stage()).isEqualTo(Stage.ASSIGNED);
  }

  @Test
  void anAssignment_movesThePiece_andUndoBringsItBack() {
    Person ofBoth =
        new Person(
            8,
            "Ali",
            false,
            "192.0.2.8",
            List.of(
                new Grant(Role.TECHNICIAN, moulin.path()),
                new Grant(Role.TECHNICIAN, coteaux.path())));
    Piece piece = reconditioned(laptop());
    assign(ofBoth, piece, coteaux, "salle 12", null, null);
    assertThat(now(piece.id()).siteName()).isEqualTo("Coteaux");
    assertThat(dossier(piece).history().getFirst().move())
        .isEqualTo(new Move(moulin.id(), "Moulin", coteaux.id(), "Coteaux"));

    pieces.undo(ofBoth, piece.id(), Stage.ASSIGNED, "wrong school", false);
    assertThat(now(piece.id()).siteName()).isEqualTo("Moulin");
    assertThat(dossier(piece).history()).extracting(Step::undone).startsWith(false, true);
  }

  @Test
  void aPiece_isNotAssigned_toASiteOfSomebodyElse() {
    Piece piece = reconditioned(laptop());
    assertThatThrownBy(() -> assign(technician, piece, coteaux, "salle 12", null, null))
        .isInstanceOf(Problem.class)
        .extracting("code")
        .isEqualTo(ProblemCode.NOT_FOUND);
    assertThat(now(piece.id()).stage()).as("nothing of it").isEqualTo(Stage.RECONDITIONED);
  }

  @Test
  void eachStep_isInTheJournal_withBeforeAndAfter() {
    Piece piece = laptop();
    act(piece, Act.SPOT);

    AuditRecord record = SampleJournal.newest(database, "second-life.spot").getFirst();
    assertThat(record.subject()).isEqualTo("equipment " + piece.shortId());
    assertThat(record.before()).isEqualTo("stage: IN_USE");
    assertThat(record.after()).isEqualTo("stage: SPOTTED");
    assertThat(record.actor().name()).isEqualTo("Inès");
  }

  @Test
  void withoutAVerifiedErasure_noStepLeadsOn() {
    Piece piece = inspected(laptop());

    refused(() -> act(piece, Act.ERASE));
    refused(() -> act(piece, Act.RECONDITION));
    inspections.erased(technician, piece.id(), List.of(Samples.erasure("DISK-1", null, true)));
    refused(() -> act(piece, Act.ERASE));
    erase(piece);
    act(piece, Act.ERASE);
    assertThat(now(piece.id()).stage()).isEqualTo(Stage.ERASED);
  }

  @Test
  void anErasureOfBeforeTheCollection_isRefused_andOneOfTheSameMinuteIsNot() {
    Piece piece = laptop();
    clock.advance(Duration.ofSeconds(30));
    inspected(piece);
    String serial = dossier(piece).disks().getFirst().serialNumber();
    Instant collected = clock.instant();

    assertThatThrownBy(
            () ->
                inspections.erased(
                    technician,
                    piece.id(),
                    List.of(Samples.erasure(serial, collected.minus(Duration.ofDays(700))))))
        .isInstanceOf(Problem.class)
        .extracting("code")
        .isEqualTo(ProblemCode.REQUEST_INVALID);
    assertThat(dossier(piece).erasures()).isEmpty();
    inspections.erased(
        technician,
        piece.id(),
        List.of(Samples.erasure(serial, collected.truncatedTo(ChronoUnit.MINUTES))));
    act(piece, Act.ERASE);
  }

  @Test
  void aScreen_isReconditioned_withoutAnErasure() {
    assertThat(reconditioned(piece(EquipmentKind.MONITOR, null)).stage())
        .isEqualTo(Stage.RECONDITIONED);
  }

  @Test
  void anInspection_isNotConcluded_whileAStepHasNoAnswer() {
    Piece piece = collected(laptop());
    inspections.answer(technician, piece.id(), "case", Outcome.FAULT, "coin cassé");

    refused(() -> inspections.conclude(technician, piece.id(), Grade.B, 1, ""));
    assertThat(now(piece.id()).grade()).as("nothing of it was kept").isNull();
    inspections.answer(technician, piece.id(), "case", Outcome.OK, "");
    assertThat(dossier(piece).checks()).containsOnlyKeys("case");
    assertThat(dossier(piece).faults()).isEmpty();
  }

  @Test
  void theLastStep_isTakenBack_withAReason_andStaysInTheHistory() {
    Piece piece = collected(laptop());
    pieces.undo(technician, piece.id(), Stage.COLLECTED, "Mauvais poste", false);

    Dossier dossier = dossier(piece);
    assertThat(dossier.piece().stage()).isEqualTo(Stage.RESERVED);
    assertThat(dossier.history().getFirst().comment()).isEqualTo("Mauvais poste");
    assertThat(dossier.history().get(1).undone()).isTrue();
    pieces.undo(technician, piece.id(), Stage.RESERVED, "x", false);
    pieces.undo(technician, piece.id(), Stage.SPOTTED, "x", false);
    assertThat(now(piece.id()).stage()).isEqualTo(Stage.IN_USE);
    refused(() -> pieces.undo(technician, piece.id(), Stage.IN_USE, "x", false));
    act(piece, Act.SPOT);
    assertThat(now(piece.id()).stage()).isEqualTo(Stage.SPOTTED);
  }

  @Test
  void withoutAReason_nothingIsTakenBack() {
    Piece piece = collected(laptop());
    assertThatThrownBy(() -> pieces.undo(technician, piece.id(), Stage.COLLECTED, " ", false))
        .isInstanceOf(Problem.class)
        .extracting("code")
        .isEqualTo(ProblemCode.REQUEST_INVALID);
  }

  @Test
  void twoPeopleWhoSawTheSameStage_doNotBothMoveIt() {
    Piece piece = laptop();
    pieces.act(technician, piece.id(), Stage.IN_USE, Act.SPOT, "");

    refused(() -> pieces.act(technician, piece.id(), Stage.IN_USE, Act.SPOT, ""));
    assertThat(dossier(piece).history()).hasSize(1);
  }

  @Test
  void aTechnicianOfAnotherSchool_findsNothing() {
    Piece piece = collected(laptop());
    Person other = technicianOf(coteaux);
    Scope there = SecondLifeService.readable(other);
    long lot = lot(Destination.TRANSFER);

    assertThat(pieces.find(there, new ShortId(piece.shortId()))).isEmpty();
    assertThat(pieces.counts(there, ALL)).contains(Map.of());
    assertThat(pieces.page(there, ALL, LAST_MOVED, null, 20).rows()).isEmpty();
    assertThat(lots.page(there, LotFilter.ALL, Sort.by(LotSort.NAME), null, 20).rows()).isEmpty();
    for (ThrowingCallable act :
        List.<ThrowingCallable>of(
            () -> pieces.act(other, piece.id(), Stage.COLLECTED, Act.INSPECT, ""),
            () -> pieces.undo(other, piece.id(), Stage.COLLECTED, "x", false),
            () -> inspections.answer(other, piece.id(), "case", Outcome.OK, ""),
            () -> inspections.erased(other, piece.id(), List.of()),
            () -> lots.add(other, lot, List.of(piece.id())),
            () -> lots.close(other, lot, 0, false, PARIS),
            () -> lots.find(there, lot))) {
      assertThatThrownBy(act)
          .isInstanceOf(Problem.class)
          .extracting("code")
          .isEqualTo(ProblemCode.NOT_FOUND);
    }
  }

  @Test
  void countsByStage_areThoseOfTheLists() {
    act(laptop(), Act.SPOT);
    act(laptop(), Act.SPOT);
    collected(laptop());
    laptop();

    Map<Stage, Long> counts = pieces.counts(Scope.EVERYWHERE, ALL).orElseThrow();
    assertThat(counts).isEqualTo(Map.of(Stage.SPOTTED, 2L, Stage.COLLECTED, 1L));
    counts.forEach(
        (stage, count) -> {
          assertThat(
                  pieces.page(Scope.EVERYWHERE, ALL.withStage(stage), LAST_MOVED, null, 20).rows())
              .hasSize(count.intValue())
              .allMatch(piece -> piece.stage() == stage);
          assertThat(pieces.count(Scope.EVERYWHERE, ALL.withStage(stage)).rows()).isEqualTo(count);
        });
    assertThat(pieces.count(Scope.EVERYWHERE, ALL).rows()).isEqualTo(3);
  }

  @Test
  void aGift_isHeldAgainstTheLaw() {
    long lot = lot(Destination.GIFT);
    Piece ready = reconditioned(laptop());
    Piece notYet = inspected(laptop());
    lots.add(technician, lot, List.of(ready.id()));
    lots.add(technician, lot, List.of(notYet.id()));
    lots.value(technician, lot, List.of(ready.id()), 30_001L);

    assertThat(rules(lot))
        .containsExactlyInAnyOrder(
            LotRule.READY,
            LotRule.DECISION,
            LotRule.COMMITMENT,
            LotRule.VALUE,
            LotRule.VALUE_LIMIT);
    refused(() -> lots.close(technician, lot, 2, false, PARIS));
    lots.remove(technician, lot, notYet.id());
    lots.value(technician, lot, List.of(ready.id()), 30_000L);
    attach(lot, PaperKind.DECISION);
    assertThat(rules(lot)).containsExactly(LotRule.COMMITMENT);
  }

  private List<Equipment> here() {
    return equipment.after(Scope.EVERYWHERE, EquipmentFilter.ALL, 0, 100);
  }

  private List<LotRule> rules(long lot) {
    return lots.check(technician, lots.find(Scope.EVERYWHERE, lot), PARIS).stream()
        .map(LotFinding::rule)
        .toList();
  }

  @Test
  void theBeneficiary_isOneThatTheOwnerMayGiveTo() {
    for (OwnerKind kind : OwnerKind.values()) {
      for (Beneficiary category : Beneficiary.values()) {
        boolean expected =
            kind == OwnerKind.STATE
                || (kind != OwnerKind.OTHER && category != Beneficiary.PUBLIC_BODY);
        assertThat(category.isAllowed(kind)).as(kind + " " + category).isEqualTo(expected);
      }
    }
  }

  @Test
  void goodsOfASchool_needTheirDesaffectation_butNotAsWaste() {
    Owner school = owners.add(Person.CONSOLE, "Collège Moulin", OwnerKind.ETABLISSEMENT);
    Piece piece = reconditioned(laptop());
    equipment.declare(
        Person.CONSOLE,
        piece.id(),
        Declaration.NONE.withOwner(school.id()).withProtectedCarrier(false));
    LotTerms terms =
        new LotTerms("x", Destination.TRANSFER, "Mairie", null, "", "", "", 1_000L, null, null);
    long lot = lots.create(technician, moulin.id(), school.id(), terms);
    lots.add(technician, lot, List.of(piece.id()));

    assertThat(rules(lot)).contains(LotRule.DECISION, LotRule.DECOMMISSIONING);
    attach(lot, PaperKind.DECISION);
    attach(lot, PaperKind.DECOMMISSIONING);
    assertThat(rules(lot)).containsExactly(LotRule.COMMITMENT);
    long waste =
        lots.create(
            technician,
            moulin.id(),
            school.id(),
            new LotTerms(
                "y", Destination.RECYCLING, "Recycleur", null, "", "", "", 1_000L, null, null));
    lots.remove(technician, lot, piece.id());
    lots.add(technician, waste, List.of(piece.id()));
    assertThat(rules(waste)).containsExactly(LotRule.WASTE_REGISTER);
  }

  @Test
  void aLot_leavesWithAllItsPieces_orWithNone() {
    long lot = lot(Destination.TRANSFER);
    Piece first = reconditioned(laptop());
    Piece second = reconditioned(laptop());
    lots.add(technician, lot, List.of(first.id()));
    lots.add(technician, lot, List.of(second.id()));
    attach(lot, PaperKind.DECISION);
    pieces.undo(technician, second.id(), Stage.RECONDITIONED, "écran fêlé", false);

    refused(() -> lots.close(technician, lot, 2, false, PARIS));
    assertThat(now(first.id()).stage()).isEqualTo(Stage.RECONDITIONED);
    act(second, Act.RECONDITION);
    refused(() -> lots.close(technician, lot, 1, false, PARIS));
    lots.close(technician, lot, 2, false, PARIS);

    assertThat(now(first.id()).stage()).isEqualTo(Stage.TRANSFERRED);
    assertThat(now(second.id()).stage()).isEqualTo(Stage.TRANSFERRED);
    assertThat(here()).as("they are no longer equipment of ours").isEmpty();
    assertThat(lots.find(Scope.EVERYWHERE, lot).isOpen()).isFalse();
    refused(() -> lots.remove(technician, lot, first.id()));
    refused(() -> pieces.undo(technician, first.id(), Stage.TRANSFERRED, "x", false));
  }

  @Test
  void aLotThatIsOpenedAgain_bringsAllItsPiecesBack() {
    long lot = lot(Destination.TRANSFER);
    Piece piece = reconditioned(laptop());
    lots.add(technician, lot, List.of(piece.id()));
    attach(lot, PaperKind.DECISION);
    lots.close(technician, lot, 1, false, PARIS);

    lots.reopen(technician, lot, "Le bénéficiaire a renoncé", true);

    assertThat(now(piece.id()).stage()).isEqualTo(Stage.RECONDITIONED);
    assertThat(here()).extracting(Equipment::id).containsExactly(piece.id());
    assertThat(lots.find(Scope.EVERYWHERE, lot).isOpen()).isTrue();
    lots.close(technician, lot, 1, false, PARIS);
    assertThat(now(piece.id()).stage()).isEqualTo(Stage.TRANSFERRED);
  }

  @Test
  void aLotThatLeavesAgain_keepsTheDayOfItsFirstDeparture_forWhatLeftThen() {
    long lot = lot(Destination.TRANSFER);
    Piece piece = reconditioned(laptop());
    lots.add(technician, lot, List.of(piece.id()));
    attach(lot, PaperKind.DECISION);
    lots.close(technician, lot, 1, false, PARIS);
    Instant first = lots.find(Scope.EVERYWHERE, lot).closedAt();
    clock.advance(Duration.ofDays(40));
    lots.reopen(technician, lot, "adresse fausse", true);
    assertThat(lots.find(Scope.EVERYWHERE, lot).firstLeftAt()).isEqualTo(first);
    Piece later = reconditioned(laptop());
    lots.add(technician, lot, List.of(later.id()));

    lots.close(technician, lot, 2, true, PARIS);
    assertThat(lots.find(Scope.EVERYWHERE, lot).closedAt()).isEqualTo(first);
    assertThat(dossier(piece).history().getFirst().at()).isEqualTo(first);
    assertThat(dossier(later).history().getFirst().at()).isEqualTo(clock.instant());
    lots.reopen(technician, lot, "parti aujourd’hui", true);
    lots.close(technician, lot, 2, false, PARIS);
    assertThat(dossier(piece).history().getFirst().at()).isEqualTo(clock.instant());
  }

  @Test
  void theWasteNote_isPutRight_onceTheLotHasLeft_andTheJournalKeepsBoth() {
    long lot = lot(Destination.RECYCLING);
    lots.add(technician, lot, List.of(collected(laptop()).id()));
    WasteNote note = new WasteNote("20 01 35*", "BSD-77", 13_000L);
    refused(() -> lots.correct(technician, lot, note, "pas encore parti"));
    lots.close(technician, lot, 1, false, PARIS);

    refused(() -> lots.correct(technician, lot, note, " "), ProblemCode.REQUEST_INVALID);
    lots.correct(technician, lot, note, "bordereau reçu");
    LotTerms terms = lots.find(Scope.EVERYWHERE, lot).terms();
    assertThat(terms.trackingNumber()).isEqualTo("BSD-77");
    assertThat(terms.weightGrams()).isEqualTo(13_000L);
    assertThat(terms.beneficiary()).isEqualTo("Association Regain");
    AuditRecord record = SampleJournal.newest(database, "lot.correct").getFirst();
    assertThat(record.before()).contains("grams: 12500");
    assertThat(record.after()).contains("grams: 13000", "BSD-77", "reason: bordereau reçu");
    long gift = lot(Destination.TRANSFER);
    refused(() -> lots.correct(technician, gift, note, "x"));
  }

  @Test
  void aPiece_isInOneLot_ofItsOwnersOwn() {
    long lot = lot(Destination.TRANSFER);
    long second = lot(Destination.SALE);
    Piece piece = reconditioned(laptop());
    lots.add(technician, lot, List.of(piece.id()));

    refused(() -> lots.add(technician, second, List.of(piece.id())));
    refused(() -> assign(technician, piece, moulin, "CDI", null, null));
    Piece foreign = laptop();
    equipment.declare(Person.CONSOLE, foreign.id(), Declaration.NONE);
    refused(() -> lots.add(technician, lot, List.of(foreign.id())));
  }

  @Test
  void aPieceThatMovedToAnotherSchool_isTakenOutOfItsLotAllTheSame() {
    long lot = lot(Destination.TRANSFER);
    Piece piece = reconditioned(laptop());
    lots.add(technician, lot, List.of(piece.id()));
    database.update(dsl -> equipment.move(dsl, Person.CONSOLE, piece.id(), coteaux.id()));

    assertThat(rules(lot)).contains(LotRule.OUT_OF_REACH);
    assertThat(lots.check(technicianOf(coteaux), lots.find(Scope.EVERYWHERE, lot), PARIS))
        .extracting(LotFinding::rule)
        .doesNotContain(LotRule.OUT_OF_REACH);
    refused(() -> lots.close(technician, lot, 1, false, PARIS));
    assertThatThrownBy(() -> lots.remove(technicianOf(coteaux), lot, piece.id()))
        .as("the lot is not there")
        .isInstanceOf(Problem.class);
    lots.remove(technician, lot, piece.id());
    assertThat(lots.find(Scope.EVERYWHERE, lot).items()).isEmpty();
    assertThatThrownBy(() -> lots.remove(technician, lot, piece.id()))
        .isInstanceOf(Problem.class)
        .extracting("code")
        .isEqualTo(ProblemCode.NOT_FOUND);
  }

  @Test
  void anAttachedFile_comesBackAsItWas_andOnlyToItsLot() {
    long lot = lot(Destination.TRANSFER);
    long other = lot(Destination.TRANSFER);
    attach(lot, PaperKind.DECISION);
    Paper paper = lots.find(Scope.EVERYWHERE, lot).papers().getFirst();

    assertThat(paper.name()).isEqualTo("DECISION.pdf");
    assertThat(paper.bytes()).isEqualTo("%PDF-1.7 DECISION".length());
    AttachedFile file = lots.paper(Scope.EVERYWHERE, lot, paper.id()).orElseThrow();
    assertThat(LotService.sha256(file.content())).isEqualTo(paper.sha256());
    assertThat(lots.paper(Scope.EVERYWHERE, other, paper.id())).isEmpty();
    lots.detach(technician, lot, paper.id());
    assertThat(lots.find(Scope.EVERYWHERE, lot).papers()).isEmpty();
  }
}
