package fr.regain.console.roadmap;

import java.util.ArrayList;
import java.util.List;

/**
 * What a road map aims at.
 *
 * @param baseYear the year that is compared with
 * @param targetYear the year in which the aim is to be reached
 * @param reductionPercent how much less greenhouse gas than in the base year, percent
 * @param version counts its changes; 0: nobody has changed it
 */
public record Aim(int baseYear, int targetYear, int reductionPercent, long version) {
  /** The State's own: circulaire 6425/SG of 21 November 2023, from 2022 to 2027. */
  public static final Aim USUAL = new Aim(2022, 2027, 22, 0);

  /** The first year that a road map knows of. */
  public static final int FIRST_YEAR = 2010;

  /** The last year that a road map may aim at. */
  public static final int LAST_YEAR = 2060;

  /** Most years from the base to the target. */
  public static final int LONGEST = 20;

  /** Whether it is the State's own. */
  public boolean isUsual() {
    return new Aim(baseYear, targetYear, reductionPercent, 0).equals(USUAL);
  }

  /** What is wrong with it. */
  List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    if (baseYear < FIRST_YEAR || baseYear >= LAST_YEAR) {
      faults.add(Fault.BASE_YEAR);
    }
    if (targetYear <= baseYear || targetYear > Math.min(LAST_YEAR, (long) baseYear + LONGEST)) {
      faults.add(Fault.TARGET_YEAR);
    }
    if (reductionPercent < 1 || reductionPercent > 99) {
      faults.add(Fault.REDUCTION);
    }
    return faults;
  }
}
