package fr.regain.console.secondlife;

import fr.regain.console.equipment.OwnerKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Holds a lot against the rules for its destination. */
final class LotCheck {
  /** Most that one piece may be worth to be given, in cents (decree 2022-791). */
  static final long GIFT_LIMIT_CENTS = 30_000;

  private final Lot lot;
  private final LocalDate today;
  private final Set<Long> beyond;
  private final List<LotFinding> findings = new ArrayList<>();

  private LotCheck(Lot lot, LocalDate today, Set<Long> beyond) {
    this.lot = lot;
    this.today = today;
    this.beyond = beyond;
  }

  /**
   * The rules that a lot breaks, those that keep it here first.
   *
   * @param beyond numbers of its pieces that are at sites on which the reader does not work
   */
  static List<LotFinding> of(Lot lot, LocalDate today, Set<Long> beyond) {
    LotCheck check = new LotCheck(lot, today, beyond);
    check.ofEvery();
    switch (lot.terms().destination()) {
      case TRANSFER -> check.ofReuse();
      case SALE -> {
        check.ofReuse();
        check.pieces(LotRule.VALUE, item -> item.valueCents() == null);
        check.lot(LotRule.STATE_SALE, lot.owner().kind() == OwnerKind.STATE);
      }
      case GIFT -> {
        check.ofReuse();
        check.ofGift();
      }
      case RECYCLING -> check.ofWaste();
    }
    return List.copyOf(check.findings);
  }

  private void ofEvery() {
    lot(LotRule.NOT_EMPTY, lot.items().isEmpty());
    lot(LotRule.BENEFICIARY, lot.terms().beneficiary().isBlank());
    pieces(
        LotRule.SAME_OWNER,
        item -> item.piece().owner() == null || item.piece().owner().id() != lot.owner().id());
    pieces(LotRule.OUT_OF_REACH, item -> beyond.contains(item.piece().id()));
    pieces(LotRule.READY, item -> !item.ready());
  }

  private void ofReuse() {
    OwnerKind owner = lot.owner().kind();
    lot(LotRule.OWNER_KIND, owner == OwnerKind.OTHER);
    lot(LotRule.DECISION, isLocal(owner) && !lot.has(PaperKind.DECISION));
    lot(
        LotRule.DECOMMISSIONING,
        owner == OwnerKind.ETABLISSEMENT && !lot.has(PaperKind.DECOMMISSIONING));
    lot(LotRule.COMMITMENT, !lot.has(PaperKind.COMMITMENT));
    pieces(LotRule.OVERWRITTEN, LotItem::overwritten);
    pieces(LotRule.FAULTS, item -> !item.faults().isEmpty());
    pieces(LotRule.REUSE_AGE, item -> item.piece().isOverReuseAge(today));
  }

  private static boolean isLocal(OwnerKind owner) {
    return switch (owner) {
      case REGION, DEPARTEMENT, COMMUNE, ETABLISSEMENT -> true;
      case STATE, OTHER -> false;
    };
  }

  private void ofGift() {
    Beneficiary category = lot.terms().category();
    lot(LotRule.CATEGORY, category == null);
    lot(LotRule.CATEGORY_ALLOWED, category != null && !category.isAllowed(lot.owner().kind()));
    pieces(LotRule.VALUE, item -> item.valueCents() == null);
    pieces(
        LotRule.VALUE_LIMIT,
        item -> item.valueCents() != null && item.valueCents() > GIFT_LIMIT_CENTS);
  }

  private void ofWaste() {
    lot(LotRule.WEIGHT, lot.terms().weightGrams() == null);
    lot(
        LotRule.WASTE_REGISTER,
        lot.terms().wasteCode().isBlank() || lot.terms().trackingNumber().isBlank());
    pieces(LotRule.WASTE_ERASURE, item -> !item.erased());
  }

  private void lot(LotRule rule, boolean broken) {
    if (broken) {
      findings.add(new LotFinding(rule, List.of()));
    }
  }

  private void pieces(LotRule rule, Predicate<LotItem> broken) {
    List<String> pieces =
        lot.items().stream().filter(broken).map(item -> item.piece().shortId()).toList();
    if (!pieces.isEmpty()) {
      findings.add(new LotFinding(rule, pieces));
    }
  }
}
