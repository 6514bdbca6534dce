package fr.regain.agent.host.windows;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.host.BackgroundPriority;
import fr.regain.agent.host.file.Principal;
import java.lang.foreign.FunctionDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a process learns of itself and of the others, and asks for. */
@Tag("windows")
class WindowsProcessTest {
  @Test
  void theAccount_isAnIdentifierOfWindows() {
    assertThat(WindowsAccount.ofProcess().text()).matches("S-1-5-(18|21(-\\d+){4})");
    assertThat(WindowsAccount.of(-1)).contains(WindowsAccount.ofProcess());
  }

  @Test
  void aProgramThatRuns_isNamed_underItsOwnAccountAndNoOther() throws Exception {
    WindowsPrograms programs = new WindowsPrograms();
    Process other = new ProcessBuilder("cmd.exe").start();
    try {
      assertThat(programs.names(Optional.empty())).contains("cmd");
      assertThat(programs.names(Optional.of(WindowsAccount.ofProcess().principal())))
          .contains("cmd");
      assertThat(programs.names(Optional.of(new Principal("S-1-5-21-9-9-9-4321"))))
          .doesNotContain("cmd");
    } finally {
      other.destroyForcibly().waitFor();
    }
    // Where these tests run, this process is the only Java.
    assertThat(programs.names(Optional.empty())).doesNotContain("java");
  }

  @Test
  void knownFolders_areDirectoriesOfThisMachine() {
    for (KnownFolder folder :
        new KnownFolder[] {
          KnownFolder.PROFILE,
          KnownFolder.LOCAL_APPLICATION_DATA,
          KnownFolder.ROAMING_APPLICATION_DATA,
          KnownFolder.WINDOWS,
          KnownFolder.PROGRAM_DATA
        }) {
      assertThat(folder.path().map(Path::of).filter(Files::isDirectory))
          .as(folder.name())
          .isPresent();
    }
    assertThat(KnownFolder.DOWNLOADS.path()).isPresent();
  }

  @Test
  void placeholders_areShown_whereTheSystemKnowsHow() {
    assertThat(WindowsProtection.showPlaceholders())
        .isEqualTo(WindowsCall.SHOW_PLACEHOLDERS.exists());
  }

  @Test
  void theProtectionFromOthersJunctions_canBeAskedFor() {
    assertThat(WindowsProtection.refuseOthersJunctions()).isTrue();
  }

  @Test
  void theBackground_isTheLowestPriority_whateverElseIsGranted() {
    WindowsCall priority =
        new WindowsCall("kernel32", "GetPriorityClass", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
    assertThat(priority.invoke(-1L)).isEqualTo(0x20);

    BackgroundPriority.enter();

    assertThat(priority.invoke(-1L)).isEqualTo(0x40);
  }

  @Test
  void aNotice_isShownWhereThereIsABar_andLongTextsAreCut() {
    assertThat(
            WindowsNotice.show("Faire le ménage dans mes fichiers", "é".repeat(500), Duration.ZERO))
        .isTrue();
  }
}
