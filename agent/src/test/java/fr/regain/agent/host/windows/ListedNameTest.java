package fr.regain.agent.host.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.agent.host.file.FileAccessException;
import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.Reason;
import org.junit.jupiter.api.Test;

/** Names that another system wrote to a volume of Windows. */
class ListedNameTest {
  @Test
  void aNameWithAColon_isTold_andNeverOpened() throws FileAccessException {
    FileName listed = FileName.ofListedUnits("photo 10:22:33.png".toCharArray());

    assertThat(listed.display()).isEqualTo("photo 10:22:33.png");
    assertThatThrownBy(() -> NtScratch.openable(listed))
        .isInstanceOfSatisfying(
            FileAccessException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.NAME));
  }

  @Test
  void aNameWithoutOne_isOpenedByItsUnits() throws FileAccessException {
    FileName listed = FileName.ofListedUnits("Été".toCharArray());

    assertThat(NtScratch.openable(listed)).isEqualTo(listed.raw());
  }
}
