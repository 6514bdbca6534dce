package fr.regain.console.secondlife;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every act at every stage: what is not in this table must not be possible. */
final class StageTest {
  private static final Map<Stage, Map<Act, Stage>> POSSIBLE =
      Map.of(
          Stage.IN_USE,
          Map.of(Act.SPOT, Stage.SPOTTED),
          Stage.SPOTTED,
          Map.of(Act.RESERVE, Stage.RESERVED),
          Stage.RESERVED,
          Map.of(Act.COLLECT, Stage.COLLECTED),
          Stage.COLLECTED,
          Map.of(Act.INSPECT, Stage.INSPECTED, Act.RECYCLE, Stage.RECYCLED),
          Stage.INSPECTED,
          Map.of(
              Act.ERASE,
              Stage.ERASED,
              Act.RECONDITION,
              Stage.RECONDITIONED,
              Act.RECYCLE,
              Stage.RECYCLED),
          Stage.ERASED,
          Map.of(Act.RECONDITION, Stage.RECONDITIONED, Act.RECYCLE, Stage.RECYCLED),
          Stage.RECONDITIONED,
          Map.of(
              Act.ASSIGN,
              Stage.ASSIGNED,
              Act.TRANSFER,
              Stage.TRANSFERRED,
              Act.SELL,
              Stage.SOLD,
              Act.GIVE,
              Stage.GIVEN,
              Act.RECYCLE,
              Stage.RECYCLED),
          Stage.ASSIGNED,
          Map.of(Act.SPOT, Stage.SPOTTED));

  @ParameterizedTest
  @EnumSource
  void everyAct_leadsWhereItShould_orNowhere(Stage stage) {
    for (Act act : Act.values()) {
      assertThat(stage.next(act).orElse(null))
          .as("%s at %s", act, stage)
          .isEqualTo(POSSIBLE.getOrDefault(stage, Map.of()).get(act));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFinalStage_isOneThatNoActLeaves_orInServiceAgain(Stage stage) {
    boolean stuck = Arrays.stream(Act.values()).allMatch(act -> stage.next(act).isEmpty());
    assertThat(stage.isFinal()).isEqualTo(stuck || stage == Stage.ASSIGNED);
    assertThat(stage.isReuse()).isEqualTo(stage.isFinal() && stage != Stage.RECYCLED);
    assertThat(stage.isGone()).isEqualTo(stuck);
  }

  @ParameterizedTest
  @EnumSource
  void aDeparture_isAnActThatLeadsToADestination(Act act) {
    assertThat(act.isDeparture())
        .isEqualTo(
            Arrays.stream(Stage.values())
                .flatMap(stage -> stage.next(act).stream())
                .allMatch(Stage::isFinal));
  }

  @ParameterizedTest
  @EnumSource
  void reformedGoodsInStock_areThoseBetweenCollectionAndDestination(Stage stage) {
    boolean collected = stage.compareTo(Stage.COLLECTED) >= 0;
    assertThat(stage.isStock()).isEqualTo(collected && !stage.isFinal());
  }
}
