package fr.regain.console.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class ParticipantStateTest {
  @Property
  void anEventThatComesTwice_movesADeviceOnlyOnce(
      @ForAll ParticipantState state, @ForAll ParticipantEvent event) {
    ParticipantState once = state.next(event);

    assertThat(once.next(event)).isEqualTo(once);
  }

  @Property
  void theEndOfACampaign_leavesNoDeviceOpen(@ForAll ParticipantState state) {
    assertThat(state.next(ParticipantEvent.EXPIRED).isFinal()).isTrue();
    assertThat(state.next(ParticipantEvent.CANCELLED).isFinal()).isTrue();
    assertThat(state.next(ParticipantEvent.DEPARTED).isFinal()).isTrue();
  }

  @Property
  void aDeviceThatIsGone_staysGone(@ForAll ParticipantEvent event) {
    assertThat(ParticipantState.GONE.next(event)).isEqualTo(ParticipantState.GONE);
  }

  @Property
  void nothingIsCarriedOut_beforeItsWaveIsReleased(@ForAll ParticipantEvent event) {
    for (ParticipantState state :
        Set.of(ParticipantState.TARGETED, ParticipantState.TRYING, ParticipantState.PREVIEWED)) {
      assertThat(state.next(event))
          .isNotIn(ParticipantState.LEASED, ParticipantState.RUNNING, ParticipantState.DONE);
    }
  }

  @Test
  void everyState_isOpen_orHadItsTurn_orIsLeftOut() {
    for (ParticipantState state : ParticipantState.values()) {
      boolean asking = state == ParticipantState.ASKING;
      int groups =
          (ParticipantState.OPEN.contains(state) && !asking ? 1 : 0)
              + (ParticipantState.HAD_TURN.contains(state) ? 1 : 0)
              + (ParticipantState.LEFT_OUT.contains(state) ? 1 : 0);
      assertThat(groups).as(state.name()).isEqualTo(1);
    }
  }
}
